import { readFileSync } from 'node:fs'
import { COMPILED_TEMPLATES } from '../setup/weapp-templates'

/** A node that a compiled template makes from data. The tag `virtual` groups nodes without being one itself. */
export interface Compiled {
  tag: string
  attr?: Record<string, unknown>
  children: (Compiled | string | number)[]
}
export type Template = (data: object) => Compiled

/** Version of WeChat's engine from which on compiled templates make plain trees. */
const ENGINE = 0.02

/** WeChat's compiled templates, by the path of their file in the built mini-program without its extension. */
export function compiledTemplates(): (file: string) => Template {
  // oxlint-disable-next-line typescript/no-implied-eval -- WeChat evaluates its compiled templates in the same way
  const load = new Function('window', readFileSync(COMPILED_TEMPLATES, 'utf8'))
  const templates = load({ __webview_engine_version__: ENGINE }) as (file: string) => Template | undefined
  return (file) => {
    const template = templates(`${file}.wxml`)
    if (!template) throw new Error(`${file}.wxml does not exist`)
    return template
  }
}
