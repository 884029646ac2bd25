/** A county's project folder with stand-ins of the tools, and deployments from it. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Ask } from '../../../config/deploy/cloudbase/ask'
import { deploy } from '../../../config/deploy/cloudbase/deploy'
import { type Limits, USUAL_LIMITS } from '../../../config/deploy/cloudbase/run'

export const APPID = 'wx00c0117e57a9b3d2'
export const ENVIRONMENT = 'county-7x8y9z0a'
/** Letters that addresses, JSON and shells give a meaning to. */
export const PASSWORD = 'p@ss "word\\/%&'
export const WECHAT_SECRET = '0a1b2c3d4e5f60718293a4b5c6d7e8f9'

export const DEPLOY_JSON = {
  appid: APPID,
  environment: ENVIRONMENT,
  databaseUrl: 'postgres://tongxin@10.0.0.5:5432/tongxin',
  vpcId: 'vpc-c0117e57',
  subnetId: 'subnet-c0117e57',
  uploadKey: `private.${APPID}.key`,
}

/** A self-signed certificate of nobody, valid until 2126. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBNDCB56ADAgECAhQ5siE2NVTZ4b5i884Ed9kWY2M+8TAFBgMrZXAwDzENMAsG
A1UEAwwEdGVzdDAgFw0yNjExMzAxODQ0MDhaGA8yMTI2MTEwNjE4NDQwOFowDzEN
MAsGA1UEAwwEdGVzdDAqMAUGAytlcAMhAIddTA95mIYctcrk4nr6yQQO0XsF1mRD
CoN1tMMerEFNo1MwUTAdBgNVHQ4EFgQU0gaP5QC+1TrIHWA4hroYuMZQSzUwHwYD
VR0jBBgwFoAU0gaP5QC+1TrIHWA4hroYuMZQSzUwDwYDVR0TAQH/BAUwAwEB/zAF
BgMrZXADQQBzkacDXIMEoiwX8n3uvqTrmm8VnQQbLoDGmeJYW6cyTInYtR4qkXwE
Q4CZVgNA7dmeghNvgatKjd+ddVT2450A
-----END CERTIFICATE-----
`

interface OnlineFunction {
  runtime: string
  changedAt: string
  state: string
  config?: { envVariables: Record<string, string>; [name: string]: unknown }
}

/** `isDoneFirst`: the command does its work and fails afterwards. */
type Fault = 'hang' | { text: string; code: number; isDoneFirst?: boolean }

/** State of the stand-ins. */
interface State {
  calls: { name: string; args: string[]; cwd: string; environment?: string }[]
  faults: Record<string, Fault>
  online: Record<string, OnlineFunction>
  changes: number
  answer: object
  openingHash?: string
}

const UPLOAD_KEY = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
export const MIGRATED = { ok: true, applied: ['0001_start'], version: '0001_start', hasAdministrator: false }

export interface Deployed {
  code: number
  output: string
}

export class County {
  readonly root = mkdtempSync(join(tmpdir(), 'tongxin-county-'))
  private readonly state = join(this.root, 'stand-in.json')
  readonly env: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    npm_execpath: join(__dirname, 'stand-in-npm-cli.cjs'),
    STAND_IN: this.state,
    DATABASE_PASSWORD: PASSWORD,
    WECHAT_APP_SECRET: WECHAT_SECRET,
  }

  constructor() {
    this.write('package.json', JSON.stringify({ name: 'tongxin', version: '0.1.0' }))
    this.write('deploy.json', JSON.stringify(DEPLOY_JSON))
    this.write(DEPLOY_JSON.uploadKey, String(UPLOAD_KEY))
    mkdirSync(join(this.root, 'locks'))
    const state: State = { calls: [], faults: {}, online: {}, changes: 0, answer: MIGRATED }
    writeFileSync(this.state, JSON.stringify(state))
  }

  write(name: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true })
    writeFileSync(join(this.root, name), text)
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8')
  }

  /** The files that a build for the environment leaves, so that a test need not build. */
  build(environment: string): void {
    this.write('dist/weapp/app.json', '{}')
    this.write('dist/weapp/deployment.js', `module.exports={apiOrigin:"",cloudEnv:"${environment}"};`)
    for (const name of ['api', 'migrate']) this.write(`dist/cloud/${name}/index.js`, '')
  }

  /** Changes fields of deploy.json; undefined leaves one out. */
  change(fields: Record<string, unknown>): void {
    this.write('deploy.json', JSON.stringify({ ...DEPLOY_JSON, ...fields }))
  }

  get(): State {
    return JSON.parse(readFileSync(this.state, 'utf8')) as State
  }

  put(part: Partial<State>): void {
    writeFileSync(this.state, JSON.stringify({ ...this.get(), ...part }))
  }

  /** Names of the commands that were called. */
  called(): string[] {
    return this.get().calls.map(({ name }) => name)
  }

  async deploy(
    args: readonly string[] = [],
    { ask = null, limits }: { ask?: Ask | null; limits?: Partial<Limits> } = {},
  ): Promise<Deployed> {
    const lines: string[] = []
    const code = await deploy(args, {
      root: this.root,
      lockFolder: join(this.root, 'locks'),
      env: this.env,
      ask,
      now: () => new Date('2026-11-30T16:30:00Z'),
      say: (line) => lines.push(line),
      limits: { ...USUAL_LIMITS, ...limits },
    })
    return { code, output: lines.join('\n') }
  }

  /** Texts of all files of the project folder, without the stand-ins' own state. */
  files(): string {
    const names = readdirSync(this.root, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && each.name !== 'stand-in.json',
    )
    return names.map((each) => readFileSync(join(each.parentPath, each.name), 'utf8')).join('\n')
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
