/**
 * Loader that replaces parts of a package's file: `replacements` is a list of patterns with their texts. A pattern that matches
 * nothing stops the build, since the file has changed with a new version of the package.
 */
module.exports = function replaceText(source) {
  return this.getOptions().replacements.reduce((text, [pattern, by]) => {
    if (!pattern.test(text)) throw new Error(`${this.resourcePath} no longer has ${pattern}`)
    return text.replace(pattern, by)
  }, source)
}
