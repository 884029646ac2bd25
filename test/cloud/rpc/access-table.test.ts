/** README's table of who may do what is the router's. */
import { readFileSync } from 'node:fs'
import { accessTable } from '../../../config/access-table'

test('the table in README has every call of the router under the callers who may make it', async () => {
  expect(readFileSync('README.md', 'utf8')).toContain(await accessTable())
})
