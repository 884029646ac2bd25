/**
 * `cloudbaserc.json` for the command line of CloudBase. The file names environment variables where a secret belongs, and the command
 * line puts their values in, so that no secret is in a file or an argument. It overwrites a function's variables online as a whole.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLOUD_FUNCTIONS, type CloudFunction, RUNTIME } from '../../cloud-functions'
import { certificatesOf } from './field-rules'
import type { Settings } from './fields'
import type { Run } from './run'
import { type Secrets, addressOf } from './secrets'
import { DeployStopped } from './stopped'
import type { Task } from './tasks'

/** Bytes of all variables of a function together. */
const MOST_VARIABLES = 4_000

const placeholder = (name: string): string => `{{env.${name}}}`

/** Variables of the functions, by name: the value, or the variable of the deployment that holds it. */
function variablesOf({ appid, contentCheck, databaseCa }: Settings): Record<CloudFunction['name'], Record<string, string>> {
  const database: Record<string, string> = {
    DATABASE_URL: placeholder('TONGXIN_DATABASE_URL'),
    ...(databaseCa ? { DATABASE_CA: placeholder('TONGXIN_DATABASE_CA') } : {}),
  }
  const content: Record<string, string> =
    contentCheck === 'wechat'
      ? { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: placeholder('TONGXIN_WECHAT_APP_SECRET') }
      : { CONTENT_CHECK: 'words' }
  return { api: { ...database, ...content }, migrate: { ...database, ...content, MIGRATE_KEY: placeholder('TONGXIN_MIGRATE_KEY') } }
}

/** Event of `migrate`, besides the key. */
export interface MigrateEvent {
  openingHash: string
  task?: Task
}

/** Content of the file. */
export function cloudbaseConfig(settings: Settings, event: MigrateEvent): object {
  const { environment, region, vpcId, subnetId } = settings
  const variables = variablesOf(settings)
  const functions = Object.values(CLOUD_FUNCTIONS).map(({ name, memory, timeout, timers }) => ({
    name,
    runtime: RUNTIME,
    handler: 'index.main',
    memorySize: memory,
    timeout,
    installDependency: false,
    envVariables: variables[name],
    ...(vpcId ? { vpc: { vpcId, subnetId } } : {}),
    triggers: timers.map((timer) => ({ ...timer, type: 'timer' })),
    // The event of `tcb fn invoke`, which would otherwise be an argument that other users of the computer can read.
    ...(name === 'migrate' ? { params: { key: placeholder('TONGXIN_MIGRATE_KEY'), ...event } } : {}),
  }))
  return { version: '2.0', envId: environment, region, functionRoot: '.', functions }
}

/** Folder of the built functions, in which the command line runs. */
export const functionsFolder = (root: string): string => join(root, 'dist', 'cloud')

export function writeConfig({ root, settings }: Run, event: MigrateEvent): string {
  const path = join(functionsFolder(root), 'cloudbaserc.json')
  mkdirSync(functionsFolder(root), { recursive: true })
  writeFileSync(path, `${JSON.stringify(cloudbaseConfig(settings, event), null, 2)}\n`)
  return path
}

/**
 * Environment of the command line. It puts a value between quotes of the file as it is, so that each is escaped for JSON here.
 * @throws DeployStopped for more than a function's variables may hold
 */
export function toolEnvironment({ databaseUrl, databaseCa }: Settings, secrets: Secrets): Record<string, string> {
  const values = {
    TONGXIN_DATABASE_URL: addressOf(databaseUrl, secrets.databasePassword),
    TONGXIN_DATABASE_CA: databaseCa ? certificatesOf(readFileSync(databaseCa, 'utf8')).join('\n') : '',
    TONGXIN_WECHAT_APP_SECRET: secrets.weChatSecret,
    TONGXIN_MIGRATE_KEY: secrets.migrateKey,
  }
  if (Object.values(values).join('').length > MOST_VARIABLES) {
    throw new DeployStopped('databaseCa 的证书太长，云函数的环境变量放不下：文件里只留数据库自己的那一张根证书')
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]))
}
