/** The steps of a deployment in their order. Each can be repeated, and a deployment can start again from any of them. */
import { shownOpening } from '../../../src/domain/people/opening'
import { hashOf, newOpening } from '../../../src/cloud/people/tokens'
import { buildAll, buildFunctions, checkBuilt } from './build'
import { cloudbaseConfig, writeConfig } from './cloudbaserc'
import { deployFunction, examine, migrateDatabase, storeCode } from './functions'
import { type Online, checkOnline, listOnline } from './online'
import { type Run, callTool } from './run'
import { DeployStopped } from './stopped'
import type { Task } from './tasks'
import { uploadMiniProgram } from './upload'

/** Steps that a deployment may start from. */
export const STEPS = ['build', 'migrate', 'api', 'upload'] as const
export type StepName = (typeof STEPS)[number]

export interface Outcome {
  /** Opening code for the first administrator, as it is shown; null if the base has one, or nothing is known. */
  openingCode: string | null
  /** Version that was uploaded. */
  version: string | null
}

interface Context {
  run: Run
  outcome: Outcome
  now: Date
  /** An opening code for the base, if it has no administrator yet. Only its hash leaves this computer. */
  opening: string
  /** Functions as they were online when they were last listed. */
  online: readonly Online[]
}

interface Step {
  title: string
  work: (context: Context) => Promise<void>
}

const WORK: Readonly<Record<StepName, Step>> = {
  build: { title: '构建小程序和云函数（一两分钟）', work: ({ run }) => buildAll(run) },
  // The old `api` goes on serving if the database cannot be migrated.
  migrate: { title: '部署函数 migrate，用它升级数据库', work: migrateStep },
  api: { title: '部署函数 api', work: apiStep },
  upload: {
    title: '上传小程序体验版（第一次要下载约 280 MB 的微信工具）',
    work: async ({ run, outcome, now }) => {
      outcome.version = await uploadMiniProgram(run, now)
    },
  },
}

/**
 * Runs the steps from the given one. Whatever was achieved stands in the outcome, also when a later step fails.
 * @throws DeployStopped with the reason and the step to go on from
 */
export async function runSteps(run: Run, from: StepName, outcome: Outcome, now: Date): Promise<void> {
  const names = STEPS.slice(STEPS.indexOf(from))
  const context: Context = { run, outcome, now, opening: newOpening(), online: [] }
  await prepare(context)
  for (const [index, name] of names.entries()) {
    const { title, work } = WORK[name]
    run.say(`${index + 1}/${names.length} ${title}`)
    const began = Date.now()
    if (name === names[0] && name !== 'build' && !run.isDryRun) checkBuilt(run)
    await work(context).catch((error: unknown) => {
      if (error instanceof DeployStopped) run.say(`✗ 停在这一步。修好以后运行：npm run deploy -- --from ${name}`)
      if (name === 'api' && !run.isDryRun)
        run.say('  云端还是旧的 api。数据库的升级如果不容旧程序，小程序现在对所有人说“过几分钟再试”，请尽快再来一次。')
      throw error
    })
    if (name === 'build' && !run.isDryRun) checkBuilt(run)
    run.say(`  好了（${Math.round((Date.now() - began) / 1000)} 秒）`)
  }
}

/**
 * Deploys `migrate` and lets it do the task.
 * @returns exit code: of the doctor, otherwise 0. @throws DeployStopped with the reason
 */
export async function runTask(run: Run, task: Task, outcome: Outcome, now: Date): Promise<number> {
  const context: Context = { run, outcome, now, opening: newOpening(), online: [] }
  await buildFunctions(run)
  await prepare(context, task)
  await deployFunction(run, 'migrate', context.online)
  if (task === 'doctor') return examine(run)
  if (await storeCode(run)) outcome.openingCode = shownOpening(context.opening)
  return 0
}

/** Writes the configuration, signs in, and looks at what is online before anything is changed there. */
async function prepare(context: Context, task?: Task): Promise<void> {
  const { run, opening } = context
  const event = { openingHash: hashOf(opening), ...(task ? { task } : {}) }
  if (run.isDryRun) {
    run.say('要写的 dist/cloud/cloudbaserc.json（{{env.…}} 处由环境变量填入，密码不进文件）：')
    run.say(JSON.stringify(cloudbaseConfig(run.settings, event), null, 2))
  } else {
    run.say(`写好了 ${writeConfig(run, event)}（里面没有密码）`)
  }
  if (run.isInteractive) {
    run.say('登录腾讯云（已经登录就直接通过；否则浏览器会打开，请确认）')
    await callTool(run, 'cloudbase', ['login'], { title: '登录腾讯云', limit: 'login', cwd: run.root, isInteractive: true })
  }
  run.say(`查看环境 ${run.settings.environment} 里的函数`)
  context.online = await listOnline(run)
  checkOnline(context.online)
}

async function apiStep(context: Context): Promise<void> {
  context.online = await deployFunction(context.run, 'api', context.online)
}

async function migrateStep(context: Context): Promise<void> {
  const { run, outcome, opening } = context
  context.online = await deployFunction(run, 'migrate', context.online)
  const migrated = await migrateDatabase(run)
  if (migrated && !migrated.hasAdministrator) outcome.openingCode = shownOpening(opening)
}
