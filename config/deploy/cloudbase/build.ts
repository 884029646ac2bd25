/** Building the mini-program and the functions for the environment, and checking that a build is for it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLOUD_FUNCTIONS } from '../../cloud-functions'
import { functionsFolder } from './cloudbaserc'
import { type Command, type Run, callScript, stoppedBy } from './run'
import { DeployStopped } from './stopped'

/** @throws DeployStopped if a build fails */
export async function buildAll(run: Run): Promise<void> {
  const { environment, webOrigin, speechPlugin } = run.settings
  await build(run, 'build:weapp', '构建小程序', {
    NODE_ENV: 'production',
    TARO_APP_CLOUD_ENV: environment,
    TARO_APP_API_ORIGIN: '',
    TARO_APP_WEB_ORIGIN: webOrigin,
    TARO_APP_SPEECH_PLUGIN: speechPlugin,
  })
  await buildFunctions(run)
}

/** @throws DeployStopped if the build fails */
export const buildFunctions = (run: Run): Promise<void> => build(run, 'build:cloud', '构建云函数', { NODE_ENV: 'production' })

async function build(run: Run, script: string, title: string, env: Record<string, string>): Promise<void> {
  const command: Command = { title, limit: 'build', cwd: run.root, env }
  const ended = await callScript(run, script, command)
  if (!run.isDryRun && ended.code !== 0)
    throw stoppedBy(run, command, ended, '没有成功。先运行 npm ci，再重来；还不行就把下面的话发给开发者')
}

/** @throws DeployStopped if a built part is missing, or was built for another environment */
export function checkBuilt({ root, settings }: Run): void {
  const parts = [
    join(root, 'dist', 'weapp', 'app.json'),
    ...Object.keys(CLOUD_FUNCTIONS).map((name) => join(functionsFolder(root), name, 'index.js')),
  ]
  const missing = parts.find((path) => !existsSync(path))
  if (missing) throw new DeployStopped(`缺 ${missing}：还没有构建，运行 npm run deploy -- --from build`)
  const deployment = join(root, 'dist', 'weapp', 'deployment.js')
  const [, environment] = /"?cloudEnv"?:\s*"([^"]*)"/.exec(existsSync(deployment) ? readFileSync(deployment, 'utf8') : '') ?? []
  if (environment === settings.environment) return
  throw new DeployStopped(
    `dist/weapp 是给环境“${environment ?? ''}”构建的，不是 ${settings.environment}：运行 npm run deploy -- --from build`,
  )
}
