import replaceText from '../../config/replace-text.cjs'

const replaced = (source: string, replacements: [RegExp, string][]): string =>
  replaceText.call({ resourcePath: 'package/file.js', getOptions: () => ({ replacements }) }, source)

test('each pattern is replaced, also in the text of an earlier one', () => {
  expect(
    replaced('one two two', [
      [/one/, 'first'],
      [/two/g, '2'],
      [/(fir)st/, '$1'],
    ]),
  ).toBe('fir 2 2')
})

test('a pattern that is no longer there stops the build and names the file', () => {
  expect(() => replaced('one', [[/two/, '2']])).toThrow('package/file.js no longer has /two/')
})
