import { transformSync } from '@babel/core'

const written = (code: string, filename = '/app/some-file.js'): string =>
  transformSync(code, { configFile: false, babelrc: false, filename, plugins: ['./config/private-fields.cjs'] })?.code ?? ''

/** Value of a script's last expression, `result`, after the plugin. */
const run = (code: string): unknown => new Function(`${written(code)}; return result`)()

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
  expect(run(script)).toEqual([3, 6, 3, 4, undefined, 10, undefined, true, false])
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
