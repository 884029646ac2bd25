import { runInNewContext } from 'node:vm'
import { transformSync } from '@babel/core'

const written = (code: string, filename = '/app/some-file.js'): string =>
  transformSync(code, { configFile: false, babelrc: false, filename, plugins: ['./config/private-fields.cjs'] })?.code ?? ''

/** Value of a script's `result` after the plugin. JSON, since the script's arrays belong to another realm. */
const run = (code: string): unknown => JSON.parse(runInNewContext(`${written(code)}; JSON.stringify(result)`))

test('private fields, methods, accessors and statics work as before', () => {
  const script = `
    class Counter {
      #count = 1
      #step
      static #made = 10
      #add(by) { return this.#count += by }
      get #twice() { return 2 * this.#count }
      has(other) { return #count in other }
      values(nothing) { return [this.#add(2), this.#twice, this.#count++, this.#count, this.#step, Counter.#made, nothing?.#count] }
    }
    const counter = new Counter()
    const result = [...counter.values(null), counter.has(counter), counter.has({})]`
  expect(run(script)).toEqual([3, 6, 3, 4, null, 10, null, true, false])
  expect(written(script)).not.toContain('#')
})

test('a class, its subclass and a class inside it keep fields of one name apart', () => {
  expect(
    run(`
      class Above { #value = 'above'; above() { return this.#value } }
      class Below extends Above {
        #value = 'below'
        below() { return this.#value }
        inner() { return new (class { #value = 'inner'; get() { return this.#value } })().get() }
      }
      const below = new Below()
      const result = [below.above(), below.below(), below.inner()]`),
  ).toEqual(['above', 'below', 'inner'])
})

test('names are the same in every build, and others in another file', () => {
  const code = 'class A { #value = 1 }'
  expect(written(code)).toBe(written(code))
  expect(written(code, '/app/another-file.js')).not.toBe(written(code))
})
