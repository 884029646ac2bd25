import { RELOAD_PAUSE, isMissingFile, mayReload } from '../../../src/client/phone/old-page'
import { sparesLine } from '../../../src/client/phone/fetch-ahead'

const NOW = 1_800_000_000_000

test('a page is loaded again without a tap once, and again only after a pause', () => {
  expect(mayReload(null, NOW)).toBe(true)
  expect(mayReload(String(NOW), NOW)).toBe(false)
  expect(mayReload(String(NOW - RELOAD_PAUSE + 1), NOW)).toBe(false)
  expect(mayReload(String(NOW - RELOAD_PAUSE), NOW)).toBe(true)
})

test('a clock that was set back, or a damaged note, does not stop the reload for ever', () => {
  expect(mayReload(String(NOW + 1), NOW)).toBe(true)
  expect(mayReload('damaged', NOW)).toBe(true)
})

test.each([
  [{ name: 'ChunkLoadError' }, true],
  [{ code: 'CSS_CHUNK_LOAD_FAILED' }, true],
  [new Error('another'), false],
  [null, false],
  ['text', false],
])('the reason %p is a missing file: %p', (reason, isMissing) => {
  expect(isMissingFile(reason)).toBe(isMissing)
})

test.each([
  [{}, false],
  [{ effectiveType: '4g' }, false],
  [{ effectiveType: '3g' }, true],
  [{ effectiveType: 'slow-2g' }, true],
  [{ effectiveType: '4g', saveData: true }, true],
])('the line %p is spared: %p', (connection, isSpared) => {
  expect(sparesLine(connection)).toBe(isSpared)
})
