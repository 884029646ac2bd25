/** `npm run audit:weapp`: checks dist/weapp before an upload. With `--privacy` it prints the texts for WeChat's console instead. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { auditPackage } from './audit'
import { readPackage } from './built-package'
import { privacyTexts } from './privacy'
import type { ProjectFile } from './project'

const ROOT = path.join(__dirname, '../..')

function audit(): string[] {
  const project = JSON.parse(readFileSync(path.join(ROOT, 'project.config.json'), 'utf8')) as ProjectFile
  try {
    return auditPackage(readPackage(path.join(ROOT, 'dist', 'weapp')), project)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function main(): void {
  if (process.argv.includes('--privacy')) return console.log(privacyTexts().join('\n'))
  const refused = audit()
  for (const sentence of refused) console.error(sentence)
  console.log(refused.length === 0 ? '小程序包合乎已知的规则。' : `共 ${refused.length} 处要改。`)
  process.exitCode = refused.length === 0 ? 0 : 1
}

main()
