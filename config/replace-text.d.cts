interface Loader {
  resourcePath: string
  getOptions: () => { replacements: readonly (readonly [RegExp, string])[] }
}
declare function replaceText(this: Loader, source: string): string
export = replaceText
