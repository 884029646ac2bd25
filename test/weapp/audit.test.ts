import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { auditPackage } from '../../config/audit/audit'
import { readPackage } from '../../config/audit/built-package'
import { privacyTexts, refuseUndeclared } from '../../config/audit/privacy'
import type { ProjectFile } from '../../config/audit/project'
import { ALWAYS, SINCE } from '../../config/weapp-runtime/base-library'
import { DECLARED } from '../../config/weapp-runtime/privacy'

const built = readPackage('dist/weapp')

test("the built mini-program keeps WeChat's known rules and our budgets", () => {
  const project = JSON.parse(readFileSync('project.config.json', 'utf8')) as ProjectFile
  expect(auditPackage(built, project)).toEqual([])
})

test('the built mini-program needs each of its declarations', () => {
  expect(refuseUndeclared(built, {})).toHaveLength(Object.keys(DECLARED).length)
  for (const purpose of Object.values(DECLARED)) expect(privacyTexts().join('\n')).toContain(purpose)
})

/** Members of Taro that are not calls of WeChat, or belong to the language. */
const TAROS_OWN = ['env', 'getCurrentPages']

test('each call of WeChat that the app makes has its base library in the table', () => {
  const called = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.h5\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(path.join('src', file), 'utf8').matchAll(/\bTaro\.([a-z]\w+)/g)].map(([, name]) => name ?? ''))
  const known = new Set([...Object.keys(SINCE), ...ALWAYS, ...TAROS_OWN])
  expect([...new Set(called)].filter((name) => !known.has(name))).toEqual([])
  expect(ALWAYS.filter((name) => !called.includes(name))).toEqual([])
})
