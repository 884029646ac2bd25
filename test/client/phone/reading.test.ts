import { openReader } from '../../../src/client/phone/reading'

jest.mock('../../../src/client/phone/speech', () => ({ speechEngine: {} }), { virtual: true })
jest.mock('@tarojs/taro', () => ({}))

/** An engine whose sentences end when the test says so. */
function anEngine() {
  const said: string[] = []
  let open: ((isSaid: boolean) => void) | undefined
  return {
    said,
    isSilent: () => open === undefined,
    /** Ends the sentence that is being said. */
    end: (isSaid = true) => {
      const then = open
      open = undefined
      then?.(isSaid)
    },
    engine: {
      say: (sentence: string, then: (isSaid: boolean) => void) => {
        said.push(sentence)
        open = then
      },
      hush: () => void (open = undefined),
    },
  }
}

test('sentences are said one after another, and then there is silence', () => {
  const { engine, said, end, isSilent } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['明天 上午 8:30。在唐先镇。', '直接来'])
  expect(reader.state()).toEqual({ of: 'list', state: 'reading' })
  end()
  end()
  expect(said).toEqual(['明天上午八点半。', '在唐先镇。', '直接来'])
  end()
  expect([reader.state().state, isSilent()]).toEqual(['silent', true])
})

test('a pause is silence at once, and going on begins with the sentence in which it fell', () => {
  const { engine, said, end, isSilent } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['一。二。三。'])
  end()
  reader.pause()
  expect([isSilent(), reader.state().state]).toEqual([true, 'paused'])
  reader.goOn()
  expect(said).toEqual(['一。', '二。', '二。'])
})

test('stopping ends the text, and going on after it says nothing', () => {
  const { engine, said, isSilent } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['一。二。'])
  reader.stop()
  reader.goOn()
  expect([isSilent(), reader.state().state, said]).toEqual([true, 'silent', ['一。']])
})

test('another text takes the place of the one that is read', () => {
  const { engine, said, end } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['一。二。'])
  reader.read('visit', ['甲。'])
  expect(reader.state()).toEqual({ of: 'visit', state: 'reading' })
  end()
  expect(said).toEqual(['一。', '甲。'])
})

test('a sentence that cannot be said ends the text and is told, and the text can be read again', () => {
  const { engine, said, end } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['一。二。'])
  end(false)
  expect([reader.state(), said]).toEqual([{ of: 'list', state: 'failed' }, ['一。']])
  reader.read('list', ['一。二。'])
  expect(reader.state().state).toBe('reading')
})

test('a text without any sound is over at once', () => {
  const { engine, said } = anEngine()
  const reader = openReader(engine)
  reader.read('list', ['——', ''])
  expect([reader.state().state, said]).toEqual(['silent', []])
})
