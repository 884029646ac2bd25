/** Uploading the mini-program as a trial version (体验版) by WeChat's own tool. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, type Run, callScript, callTool, stoppedBy } from './run'

/** Last line of an upload that WeChat has taken. */
const DONE = /^\[log\] done$/m

/** Version of an upload: the program's own, and the day in China. */
export function uploadVersion(program: string, now: Date): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
  return `${program}.${day.replaceAll('-', '')}`
}

/** @returns the version that was uploaded. @throws DeployStopped if WeChat refuses it */
export async function uploadMiniProgram(run: Run, now: Date): Promise<string> {
  await audit(run)
  const { appid, uploadKey, robot, description } = run.settings
  const { version: own } = JSON.parse(readFileSync(join(run.root, 'package.json'), 'utf8')) as { version: string }
  const version = run.settings.version || uploadVersion(own, now)
  const command: Command = { title: '上传小程序', limit: 'upload', cwd: run.root }
  // The appid is passed here, so that no file of the project carries one.
  const args = [
    'upload',
    '--pp',
    '.',
    '--pkp',
    uploadKey,
    '--appid',
    appid,
    '--uv',
    version,
    '--ud',
    description || `npm run deploy ${version}`,
  ]
  const ended = await callTool(run, 'wechat', [...args, '-r', robot, '--use-project-config', 'true'], command)
  if (!run.isDryRun && (ended.code !== 0 || !DONE.test(ended.text))) {
    throw stoppedBy(run, command, ended, '微信没有接受。下面是它的话')
  }
  return version
}

/** Checks the package before the long upload, since WeChat refuses or disables what breaks its rules. */
async function audit(run: Run): Promise<void> {
  const command: Command = { title: '检查小程序包', limit: 'build', cwd: run.root }
  const ended = await callScript(run, 'audit:weapp', command)
  if (ended.code !== 0) throw stoppedBy(run, command, ended, '不合微信的规则。照下面改好，再重来')
}
