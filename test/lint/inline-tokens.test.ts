import { inlineTokens } from '../../config/inline-tokens'

const inlined = (...sheets: string[]): string[] => [...inlineTokens(new Map(sheets.map((text, at) => [String(at), text]))).values()]

test('a token that is set once is replaced by its value at each use, and its setting is removed', () => {
  expect(inlined('page{--ink:#1e1a17;--edge:var(--ink)}', '.a{color:var(--ink);border:1px solid var(--edge)}')).toEqual([
    'page{}',
    '.a{color:#1e1a17;border:1px solid #1e1a17}',
  ])
})

test('a token that two rules set is not replaced', () => {
  const sheet = '.law{--tint:#2f4a7d}.health{--tint:#3c7a4b}.a{color:var(--tint)}'
  expect(inlined(sheet)).toEqual([sheet])
})

test('a token whose value is longer than its name is not replaced', () => {
  const sheet = 'page{--serif:ui-serif,"Noto Serif"}.a{font-family:var(--serif)}'
  expect(inlined(sheet)).toEqual([sheet])
})

test('a token with another token as fallback is not replaced, but the fallback is', () => {
  expect(inlined('page{--paper:#f6f3ee}', '.a{background:var(--bar,var(--paper))}')[1]).toBe('.a{background:var(--bar,#f6f3ee)}')
})
