/** The guide for whoever deploys. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { privacyTexts } from '../../../config/audit/privacy'
import { scripts } from '../../../package.json'

const FOLDER = 'config/deploy'
const guide = readFileSync(join(FOLDER, 'README.md'), 'utf8')

test("the guide's privacy texts are those of the program", () => {
  const [, pasted] = /<!-- npm run audit:weapp -- --privacy -->\n```\n([\s\S]*?)\n```/.exec(guide) ?? []
  expect(pasted).toBe(privacyTexts().join('\n').trim())
})

test('every script that the guide runs is one of the package', () => {
  const named = [...guide.matchAll(/npm(?:\.cmd)? run ([\w:]+)/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test('every file of the repository that the guide names exists', () => {
  const named = [...guide.matchAll(/config\/deploy\/[\w./-]*\w/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})
