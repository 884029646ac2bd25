import { type Source, refusals } from '../../config/lint/css'

/** Refusals for a small app of one page with its sheet and one shared component. @param change files to replace */
function refused(change: Record<string, string>): string[] {
  const files: Record<string, string> = {
    'src/app.css': ':root { --ink: #1e1a17; --type-15: 0.9375rem }\n.small { color: var(--ink); font-size: var(--type-15) }',
    'src/components/notice.tsx': 'import \'./notice.css\'\nexport const Notice = () => <View className="notice small" />',
    'src/components/notice.css': '.notice { padding: 4px }',
    'src/screens/main/visit/index.tsx': 'import \'./index.css\'\nexport const Visit = () => <View className="visit-head" />',
    'src/screens/main/visit/index.css': '.visit-head { padding: 4px }',
    ...change,
  }
  return refusals(Object.entries(files).map(([path, text]): Source => ({ path, text })))
}

const PAGE = 'src/screens/main/visit/index.css'
const SCRIPT = 'src/screens/main/visit/index.tsx'

test('a page whose sheet uses only tokens and its own classes is not refused', () => expect(refused({})).toEqual([]))

const head = (declarations: string) => ({ [PAGE]: `.visit-head { ${declarations} }` })

test.each([
  ['a colour in hexadecimal', head('color: #fff'), head('color: var(--ink)'), 'writes the colour #fff'],
  ['a colour as rgba', head('background: rgba(0, 0, 0, 0.2)'), head('background: transparent'), 'writes the colour rgba('],
  ['a colour by its name', head('border: 1px solid red'), head('border: 1px solid currentColor'), 'writes the colour red'],
  ['a type size', head('font-size: 13px'), head('font-size: var(--type-15)'), 'writes the type size 13px'],
  [
    'a type size beside a token',
    head('font-size: calc(var(--type-15) + 2px)'),
    head('font-size: min(var(--type-15), 9vw)'),
    'writes the type size',
  ],
  [
    "a class without the page's name",
    { [PAGE]: '.head { padding: 4px }', [SCRIPT]: '<View className="head" />' },
    { [PAGE]: '.visit-head .notice { padding: 4px }' },
    '.head has no class of its own: begin one with .visit.',
  ],
  [
    "a class without its component's name",
    { 'src/components/notice.css': '.text { padding: 4px }', 'src/components/notice.tsx': '<View className="text small" />' },
    { 'src/components/notice.css': '.notice-text { padding: 4px }', 'src/components/notice.tsx': '<View className="notice-text small" />' },
    '.text has no class of its own: begin one with .notice.',
  ],
  [
    'a class that no component uses',
    { [PAGE]: '.visit-head { padding: 4px }\n.visit-foot { padding: 4px }' },
    { [PAGE]: '.visit-head { padding: 4px }\n.visit-foot { padding: 4px }', [SCRIPT]: 'className="visit-head"; const look = "visit-foot"' },
    'index.css:2 defines .visit-foot, which no component uses',
  ],
  [
    'a class that no sheet defines',
    { [SCRIPT]: '<View className="visit-head" />\n<View className={isOn ? "visit-on" : "visit-head"} />' },
    { [SCRIPT]: "<View className={`visit-head ${tone === 'on' ? 'small' : ''} visit-${tone}`} />" },
    'index.tsx:2 uses the class visit-on, which no style sheet defines',
  ],
  [
    'a selector of two classes on one element',
    { [PAGE]: '.visit-head.small { padding: 4px }' },
    { [PAGE]: '.visit-head .small { padding: 4px }' },
    '.visit-head.small joins classes',
  ],
  [
    'a class that two sheets define',
    { 'src/screens/team/visit.css': '.visit-head { padding: 8px }' },
    { 'src/screens/team/visit.css': '.visit-foot { padding: 8px }', 'src/screens/team/visit.tsx': '<View className="visit-foot" />' },
    'defines .visit-head, which src/screens/main/visit/index.css:1 defines already',
  ],
  ['a token that no sheet sets', head('color: var(--inc)'), head('color: var(--ink)'), 'uses var(--inc), which no sheet sets'],
  [
    'a token that no sheet uses',
    { [PAGE]: '.visit-head { --visit-gap: 4px }' },
    { [PAGE]: '.visit-head { --visit-gap: 4px; padding: var(--visit-gap) }' },
    'sets --visit-gap, which no sheet uses',
  ],
])(
  '%s is refused, and the allowed form is not',
  (_case, forbidden: Record<string, string>, allowed: Record<string, string>, words: string) => {
    expect(refused(forbidden)).toEqual([expect.stringContaining(words)])
    expect(refused(allowed)).toEqual([])
  },
)

test('a class counts as used if a template string builds its name', () => {
  const sheet = '.visit-head { padding: 4px }\n.visit-tone-ok { padding: 4px }'
  expect(refused({ [PAGE]: sheet, [SCRIPT]: '<View className={`visit-head visit-tone-${tone}`} />' })).toEqual([])
})

test('a selector by a class of the framework is not refused', () => {
  expect(refused({ [PAGE]: '.visit-head { padding: 4px }\n.taro_page > .visit-head { padding: 0 }' })).toEqual([])
})
