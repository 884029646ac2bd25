/** Reading and writing deploy.json, the file of one deployment, which stays outside git. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { FIELD_NAMES, type FieldName } from './fields'
import { nearest } from './nearest'
import { SECRET_NAMES } from './secrets'
import { DeployStopped } from './stopped'

export type Given = Partial<Record<FieldName, string>>

/**
 * Fields of the file; none if there is no file.
 * @throws DeployStopped for a file that cannot be read, an unknown field or a secret
 */
export function readSettingsFile(path: string): Given {
  if (!existsSync(path)) return {}
  const found = parse(textOf(path), path)
  const wrong = Object.entries(found).flatMap(([name, value]) => wrongEntry(name, value) ?? [])
  if (wrong.length > 0) throw new DeployStopped(`${path} 要改 ${wrong.length} 处：`, wrong)
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]))
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const isCoding = error instanceof TypeError
    throw new DeployStopped(
      isCoding ? `${path} 不是 UTF-8：在记事本里“另存为”，编码选 UTF-8` : `读不了 ${path}：看看它是不是文件、有没有权限`,
    )
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  const found = parsed(text, path)
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>
  throw new DeployStopped(`${path} 要以 { 开头、以 } 结尾，照 config/deploy/deploy.example.json 写`)
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, position] = /position (\d+)/.exec(String(error)) ?? []
    const line = position === undefined ? '' : `第 ${text.slice(0, Number(position)).split('\n').length} 行附近`
    const isPath = /[A-Za-z]:\\(?!\\)/.test(text)
    throw new DeployStopped(
      `${path} ${line}写得不对：${isPath ? 'Windows 路径里的每个 \\ 要写成 \\\\，或者改用 /' : '检查逗号、引号和括号'}`,
    )
  }
}

/** The sentence about an entry that may not stand there. */
function wrongEntry(name: string, value: unknown): string | null {
  const secret = Object.entries(SECRET_NAMES).find(([, names]) => names.includes(name.toLowerCase()))
  if (secret) return `${name}：密码和密钥不写进文件。去掉这一行，运行时会问，或者放进环境变量 ${secret[0]}`
  if (!FIELD_NAMES.includes(name as FieldName)) {
    const near = nearest(name, FIELD_NAMES)
    return `没有 ${name} 这一项，${near ? `是不是 ${near}？` : `可以写的有：${FIELD_NAMES.join('、')}`}`
  }
  return typeof value === 'string' || typeof value === 'number' ? null : `${name} 的值要放在双引号里`
}

/** Writes what was asked for, so that the next deployment asks less. */
export function writeSettingsFile(path: string, given: Given): void {
  writeFileSync(path, `${JSON.stringify(given, null, 2)}\n`)
}
