/** Settings and secrets of a deployment: from deploy.json and the environment, and what is missing from the terminal. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Ask } from './ask'
import { FIELDS, FIELD_NAMES, type FieldName, type Settings, checkTogether } from './fields'
import { nearest } from './nearest'
import type { Secrets } from './secrets'
import { type Given, readSettingsFile, writeSettingsFile } from './settings-file'
import { DeployStopped } from './stopped'
import example from '../deploy.example.json'

const EXAMPLE: Given = example

export interface Sources {
  /** Path of deploy.json. */
  file: string
  env: Record<string, string | undefined>
  /** Null where nobody can be asked. */
  ask: Ask | null
  say: (line: string) => void
  isDryRun: boolean
}

/** Wrong answers to one question before the deployment stops. */
const TRIES = 3

/** @throws DeployStopped with every sentence at once for what the file has wrong, or lacks where nobody can be asked */
export async function readSettings(sources: Sources): Promise<Settings> {
  const { file, ask } = sources
  const given = readSettingsFile(file)
  if (!ask && !existsSync(file))
    throw new DeployStopped(`没有 ${file}：把 config/deploy/deploy.example.json 复制成它，填好再来；或者在终端里运行，会一项一项问`)
  const missing = FIELD_NAMES.filter((name) => given[name] === undefined && FIELDS[name].otherwise === undefined)
  const wrong = FIELD_NAMES.flatMap((name) => wrongOf(name, given[name], file) ?? unchangedIn(name, given) ?? [])
  const lacking = ask ? [] : missing.map((name) => `缺 ${name}：${FIELDS[name].label}`)
  if (wrong.length + lacking.length > 0) {
    throw new DeployStopped(`${file} 要改 ${wrong.length + lacking.length} 处（照 config/deploy/deploy.example.json）：`, [
      ...wrong,
      ...lacking,
    ])
  }
  const whole = ask && missing.length > 0 ? await askedFor(given, missing, ask, sources) : given
  const settings = filled(whole, file)
  const together = checkTogether(settings)
  if (together) throw new DeployStopped(together)
  return settings
}

const valueOf = (name: FieldName, value: string, file: string): string =>
  FIELDS[name].isPath && value !== '' ? resolve(dirname(file), value) : value

/** The sentence about a given value; null for a right or missing one. */
function wrongOf(name: FieldName, value: string | undefined, file: string): string | null {
  const sentence = value === undefined ? null : FIELDS[name].check(valueOf(name, value, file))
  return sentence && `${name}：${sentence}`
}

/** Fields that no two deployments have alike. */
const OWN: readonly FieldName[] = ['appid', 'environment', 'vpcId', 'subnetId']

/** The sentence about a value that still is the example's. An address in a private network may be alike by chance, if all else is changed. */
function unchangedIn(name: FieldName, given: Given): string | null {
  const isUnchanged = (each: FieldName) => given[each] !== undefined && given[each] === EXAMPLE[each]
  const isOthers = OWN.includes(name) || (name === 'databaseUrl' && OWN.some(isUnchanged))
  return isOthers && isUnchanged(name) ? `${name}：还是例子里的 ${given[name]}，换成自己的：${FIELDS[name].label}` : null
}

/** Asks for the fields that must be there. With no file at all it asks for the optional ones of the network too. */
async function askedFor(given: Given, missing: readonly FieldName[], ask: Ask, { file, say, isDryRun }: Sources): Promise<Given> {
  const isFirst = Object.keys(given).length === 0
  const alsoAsked: readonly FieldName[] = ['vpcId', 'subnetId', 'databaseCa']
  const names = FIELD_NAMES.filter((name) => missing.includes(name) || (isFirst && alsoAsked.includes(name)))
  const answers: Given = { ...given }
  for (const name of names) answers[name] = await askField(name, ask, say, file)
  const kept = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''))
  if (!isDryRun) {
    writeSettingsFile(file, kept)
    say(`答案写进了 ${file}（没有密码），下次不再问。`)
  }
  return kept
}

async function askField(name: FieldName, ask: Ask, say: (line: string) => void, file: string): Promise<string> {
  const { label, check, otherwise } = FIELDS[name]
  for (let tries = 0; tries < TRIES; tries++) {
    // A path that was dragged into a Windows terminal comes in quotes.
    const answer = (await ask(label, false)).replaceAll(/^"|"$/g, '')
    if (answer === '' && otherwise !== undefined) return otherwise
    const sentence = answer === '' ? '这一项必须填' : (check(valueOf(name, answer, file)) ?? unchangedIn(name, { [name]: answer }))
    if (!sentence) return answer
    say(`  ${sentence}`)
  }
  throw new DeployStopped(`${label}：试了 ${TRIES} 次都不对，准备好以后再运行`)
}

function filled(given: Given, file: string): Settings {
  const entries = FIELD_NAMES.map((name) => [name, valueOf(name, given[name] ?? FIELDS[name].otherwise ?? '', file)])
  return Object.fromEntries(entries) as Settings
}

/** A dry run asks for no secrets: it needs none. @throws DeployStopped where a secret is missing and nobody can be asked */
export async function readSecrets({ contentCheck }: Settings, { env, ask, isDryRun }: Sources): Promise<Secrets> {
  const secret = async (name: string, label: string) => {
    if (isDryRun) return ''
    const value = env[name] || (await ask?.(`${label}（不显示）`, true))
    if (value) return value
    const mistyped = Object.keys(env).find((each) => env[each] && nearest(each, [name]))
    throw new DeployStopped(`缺${label}：在终端里运行，或者先设环境变量 ${name}${mistyped ? `（现在有 ${mistyped}，是不是写错了？）` : ''}`)
  }
  return {
    databasePassword: await secret('DATABASE_PASSWORD', '数据库密码'),
    weChatSecret: contentCheck === 'wechat' ? await secret('WECHAT_APP_SECRET', '小程序的 AppSecret') : '',
    migrateKey: isDryRun ? '' : randomBytes(32).toString('base64url'),
  }
}
