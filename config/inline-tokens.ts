/** Replaces the tokens of app.css by their values, which are shorter than their names, since the main package has a budget in bytes. */
import type { Compiler } from 'webpack'

const PLUGIN = 'InlineTokens'
/** Stage of webpack's assets, after the style sheets have been minified. */
const LAST_STAGE = 5_000

/**
 * Sheets with tokens replaced by their values. A token stays if several rules set it, as six do for a category's colours, or if its
 * value is longer than its `var(…)`.
 */
export function inlineTokens(sheets: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map<string, string>()
  const times = new Map<string, number>()
  for (const text of sheets.values())
    for (const [, name = '', value = ''] of text.matchAll(/(?<=[{;\s])(--[\w-]+):([^;}]*)/g)) {
      values.set(name, value.trim())
      times.set(name, (times.get(name) ?? 0) + 1)
    }
  const isShorter = (name: string) => (values.get(name) ?? '').length <= `var(${name})`.length
  const isInlined = (name: string) => times.get(name) === 1 && isShorter(name)
  const written = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (use, name: string) => (isInlined(name) ? written(values.get(name) ?? use) : use))
  const withoutTokens = (text: string) =>
    text.replace(/(?<=[{;\s])(--[\w-]+):[^;}]*;?/g, (set, name: string) => (isInlined(name) ? '' : set))
  return new Map([...sheets].map(([file, text]) => [file, written(withoutTokens(text))]))
}

export class InlineTokens {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage: LAST_STAGE }, (assets) => {
        const sheets = Object.entries(assets).filter(([file]) => file.endsWith('.wxss'))
        const inlined = inlineTokens(new Map(sheets.map(([file, asset]) => [file, asset.source().toString()])))
        for (const [file, text] of inlined) compilation.updateAsset(file, new compiler.webpack.sources.RawSource(text))
      })
    })
  }
}
