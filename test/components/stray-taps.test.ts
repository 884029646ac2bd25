import { strayTaps } from '../../src/components/stray-taps'

jest.mock('../../src/client/phone/storage', () => ({}))

function aScreen() {
  let now = 1_000
  const { isStray, sheetMoved } = strayTaps(() => now)
  return {
    sheetMoved,
    later: (ms: number) => {
      now += ms
    },
    tap: (x: number, y: number) => isStray({ clientX: x, clientY: y, detail: 1 }),
    tapInWeChat: (x: number, y: number) => isStray({ detail: { x, y } }),
    press: () => isStray({ clientX: 0, clientY: 0, detail: 0 }),
  }
}

test('a second tap at the place where a sheet has just opened or closed is dropped', () => {
  const screen = aScreen()
  expect(screen.tap(100, 700)).toBe(false)
  screen.sheetMoved()
  screen.later(250)
  expect(screen.tap(104, 697)).toBe(true)
})

test('a second tap after a sheet is dropped in WeChat as well', () => {
  const screen = aScreen()
  expect(screen.tapInWeChat(100, 700)).toBe(false)
  screen.sheetMoved()
  screen.later(250)
  expect(screen.tapInWeChat(104, 697)).toBe(true)
})

test('a tap elsewhere, later or without a sheet in between counts', () => {
  const screen = aScreen()
  screen.tap(100, 700)
  screen.sheetMoved()
  screen.later(100)
  expect(screen.tap(100, 650)).toBe(false)
  screen.sheetMoved()
  screen.later(500)
  expect(screen.tap(100, 650)).toBe(false)
  screen.later(100)
  expect(screen.tap(100, 650)).toBe(false)
})

test('a key press is never dropped as a second tap', () => {
  const screen = aScreen()
  screen.press()
  screen.sheetMoved()
  expect(screen.press()).toBe(false)
})

test('a third tap is compared with the second, and counts if no sheet moved in between', () => {
  const screen = aScreen()
  screen.tap(100, 700)
  screen.sheetMoved()
  screen.later(200)
  expect(screen.tap(100, 700)).toBe(true)
  screen.later(200)
  expect(screen.tap(100, 700)).toBe(false)
})
