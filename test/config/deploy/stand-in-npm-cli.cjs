'use strict'
// Stand-in of npm: a real process that acts as the builds, CloudBase's command line and WeChat's uploader, with the output of the pinned
// versions. The file STAND_IN holds its state: what is online, what was called, and the fault of each command, by its name.
const fs = require('node:fs')
const path = require('node:path')

const file = process.env.STAND_IN
const state = JSON.parse(fs.readFileSync(file, 'utf8'))
const save = () => fs.writeFileSync(file, JSON.stringify(state))
const say = (text) => process.stdout.write(`${text}\n`)

const args = process.argv.slice(2)
// npm run --silent SCRIPT, or npm exec --yes --package=PACKAGE -- PROGRAM ARGUMENTS
const isTool = args[0] === 'exec'
const program = isTool ? args[4] : 'npm'
const rest = args.slice(isTool ? 5 : 2)
const [group, verb, wanted] = rest
const name = program === 'tcb' && group === 'fn' ? [group, verb, ...(verb === 'list' ? [] : [wanted])].join(' ') : group

state.calls.push({ name, args, cwd: process.cwd(), environment: process.env.TARO_APP_CLOUD_ENV })
save()

const PROGRAMS = { npm: build, tcb: cloudbase, 'miniprogram-ci': () => say('[log] done') }

const fault = state.faults[name]
if (fault === undefined) PROGRAMS[program]()
else if (fault === 'hang') setInterval(() => {}, 1000)
else fail(fault)

/** A tool that also quotes the values it was given. */
function fail({ text, code }) {
  const given = Object.entries(process.env).filter(([each]) => each.startsWith('TONGXIN_'))
  if (fault.isDoneFirst) PROGRAMS[program]()
  say(text.replace('$GIVEN', given.map(([each, value]) => `${each}=${value}`).join(' ')))
  process.exitCode = code
}

function build() {
  const write = (to, text) => {
    fs.mkdirSync(path.dirname(to), { recursive: true })
    fs.writeFileSync(to, text)
  }
  if (name === 'build:weapp') {
    write('dist/weapp/app.json', '{}')
    write('dist/weapp/deployment.js', `module.exports={apiOrigin:"",cloudEnv:"${process.env.TARO_APP_CLOUD_ENV}"};`)
  } else {
    for (const each of ['api', 'migrate']) write(`dist/cloud/${each}/index.js`, '')
  }
}

/** A function's configuration as the command line reads it: variables are put in as they are, then all is read as JSON. */
function configured() {
  const text = fs.readFileSync('cloudbaserc.json', 'utf8')
  const filled = text.replace(/\{\{env\.(\w+)\}\}/g, (_, variable) => process.env[variable] ?? '')
  return JSON.parse(filled).functions.find((each) => each.name === wanted)
}

function cloudbase() {
  if (group === 'login') return
  say('CloudBase CLI 2.12.10')
  if (verb === 'list') list()
  if (verb === 'deploy') change()
  if (verb === 'invoke') invoke()
}

function change() {
  const config = configured()
  state.changes++
  const changedAt = `2026-11-30 18:00:${10 + state.changes}`
  state.online[wanted] = { runtime: state.online[wanted]?.runtime ?? config.runtime, changedAt, state: '部署完成', config }
  save()
  say(`✔ [${wanted}] 云函数部署成功！`)
}

function invoke() {
  const { params } = configured()
  const isOwn = params.key === state.online.migrate?.config?.envVariables.MIGRATE_KEY
  state.openingHash = params.openingHash
  state.task = params.task
  save()
  const answer = isOwn ? state.answer : { ok: false, reason: 'forbidden', message: 'not the key of this deployment' }
  say('✔ [migrate] 调用成功\n\n运行时间：12.30ms\n内存占用：11.77MB\n请求 Id ：f-1')
  say(`返回结果：${JSON.stringify(answer)}\n调用日志：\nSTART RequestId: f-1\n返回结果：{"ok":false}\nEND`)
}

function list() {
  const line = (cells) => `│ ${cells.join(' │ ')} │`
  const rows = Object.entries(state.online).map(([each, { runtime, changedAt, state: shown }]) =>
    line([`lam-${each}`, each, runtime, '2026-11-29 10:00:00', changedAt, shown]),
  )
  if (rows.length === 0) say('列表数据为空')
  say(
    [
      '┌────┐',
      line(['函数 Id', '函数名称', '运行时', '创建时间', '修改时间', '状态']),
      ...rows.flatMap((row) => ['├────┤', row]),
      '└────┘',
    ].join('\n'),
  )
}
