import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import miniprogram from 'miniprogram-simulate/src/utils'

/** The built templates as a script, made by WeChat's own compiler. */
export const COMPILED_TEMPLATES = path.resolve('dist/test/weapp-templates.js')

/** Compiles the templates of the built mini-program once, for all test files. */
export function compileTemplates(): void {
  const script = miniprogram.getCompiler().wxmlToJs(path.resolve('dist/weapp'), { maxBuffer: 64 << 20 })
  mkdirSync(path.dirname(COMPILED_TEMPLATES), { recursive: true })
  writeFileSync(COMPILED_TEMPLATES, script)
}
