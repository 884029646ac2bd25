/** Environment variables with a typo, and README's table of them. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { BUILD_SETTINGS, SETTINGS, editsBetween, mistypedIn } from '../../../src/cloud/host/environment'
import { failToStart } from '../../support/server'

const well = { refused: [], doubtful: [] }

test.each([
  ['DATABSE_URL', 'DATABASE_URL'],
  ['DATABASE_ULR', 'DATABASE_URL'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['database_url', 'DATABASE_URL'],
  ['WECHAT_APPID', 'WECHAT_APP_ID'],
  ['WECHAT_APP_SECERT', 'WECHAT_APP_SECRET'],
  ['WX_CHAT_APP_ID', 'WECHAT_APP_ID'],
  ['CALL_PER_MINUTES', 'CALLS_PER_MINUTE'],
  ['TRUSTPROXY', 'TRUST_PROXY'],
  ['BACKUP_DIRR', 'BACKUP_DIR'],
  ['METRIC_PORT', 'METRICS_PORT'],
  ['CONTENT_CHEK', 'CONTENT_CHECK'],
  ['DATABSE_CA', 'DATABASE_CA'],
  ['DATABASE_AC', 'DATABASE_CA'],
  ['METRICS_PROT', 'METRICS_PORT'],
  ['demo', 'DEMO'],
  ['Demo', 'DEMO'],
  ['DEM0', 'DEMO'],
  ['data_dir', 'DATA_DIR'],
  ['node_env', 'NODE_ENV'],
])('%s is refused for the setting that it resembles', (name, known) => {
  expect(mistypedIn({ [name]: 'x' }, false)).toEqual({ refused: [{ name, meant: [known] }], doubtful: [] })
})

test.each([
  ['a name beside the setting that it resembles', { DATABASE_URL: 'a', DATABASE_URI: 'b' }, ['DATABASE_URL']],
  ['a short name that differs in two letters', { BASE_DIR: 'a' }, ['PAGE_DIR']],
  ['an unknown name of a family', { WECHAT_TOKEN: 'a' }, ['WECHAT_APP_ID', 'WECHAT_APP_SECRET']],
  ["another program's name of a database", { DATABASE_DB: 'a' }, ['DATABASE_CA']],
  ["another program's address by number", { DATABASE_IP: 'a' }, ['DATABASE_CA']],
  ["another program's id of a database", { DATABASE_ID: 'a' }, ['DATABASE_CA']],
  ["another program's password", { DATABASE_PW: 'a' }, ['DATABASE_CA']],
  ["another program's host of figures", { METRICS_HOST: 'a' }, ['METRICS_PORT']],
  ["another program's name of a backup", { BACKUP_DB: 'a' }, ['BACKUP_DIR']],
  ['a short name without its underscore', { DATADIR: 'a' }, ['DATA_DIR']],
  ["Node's own name without its underscore", { NODENV: 'a' }, ['NODE_ENV']],
  ['a short name with a letter too many', { HOSTS: 'a' }, ['HOST']],
  ['a port with a letter too many', { PORTS: 'a' }, ['PORT']],
  ['a port with two letters exchanged', { PROT: 'a' }, ['PORT']],
  ["a shell's own name in small letters", { host: 'a' }, ['HOST']],
  ['a plural of the proxy', { TRUST_PROXIES: 'a' }, ['TRUST_PROXY']],
  ['a shortened limit', { CALL_PER_MIN: 'a' }, ['CALLS_PER_MINUTE']],
  ['a shortened address', { DB_URL: 'a' }, ['DATABASE_URL']],
  ["a platform's own address of the database", { DATABASE_POOL_URL: 'a' }, ['DATABASE_URL', 'DATABASE_CA']],
])('%s is doubtful, and not refused', (_what, env, meant) => {
  expect(mistypedIn(env, false)).toEqual({ refused: [], doubtful: [expect.objectContaining({ meant })] })
})

test.each([
  ['every setting', Object.fromEntries([...SETTINGS, ...BUILD_SETTINGS].map((name) => [name, 'x']))],
  ['a shell', { PATH: '/bin', HOME: '/root', HOSTNAME: 'h', USER: 'u', TERM: 'xterm', LANG: 'C', SHLVL: '1', _: '/bin/x', OLDPWD: '/' }],
  ['npm', { npm_config_cache: 'x', npm_package_name: 'tongxin', INIT_CWD: '/', NODE: '/bin/node', npm_lifecycle_event: 'start' }],
  ['Windows', { APPDATA: 'x', ComSpec: 'x', PATHEXT: 'x', ProgramData: 'x', windir: 'x', PUBLIC: 'x', NUMBER_OF_PROCESSORS: '4' }],
  ['PostgreSQL', { PGHOST: 'x', PGDATA: '/var', POSTGRES_PASSWORD: 'x', POSTGRES_DB: 'x', PGPASSWORD: 'x' }],
  ['Kubernetes', { DATABASE_SERVICE_HOST: 'x', DATABASE_PORT: 'tcp://x', METRICS_PORT_9100_TCP_ADDR: 'x', KUBERNETES_PORT: 'x' }],
  ['CloudBase', { WX_CONTEXT_KEYS: 'x', TCB_ENV: 'x', SCF_NAMESPACE: 'x', TENCENTCLOUD_REGION: 'x', TRIGGER_SRC: 'x' }],
  ['words that are a letter from a short setting', { POST: 'x', MEMO: 'x', HOME: 'x', COST: 'x', SORT: 'x', TEMP: 'x' }],
  ['a proxy', { http_proxy: 'x', HTTPS_PROXY: 'x', NO_PROXY: 'x', NODE_OPTIONS: 'x', NODE_EXTRA_CA_CERTS: 'x', TZ: 'Asia/Shanghai' }],
  ['a variable that is unset', { DATABSE_URL: undefined }],
])('the environment of %s raises no alarm', (_what, env) => {
  expect(mistypedIn(env, false)).toEqual(well)
})

test('on Windows a name in another case is the setting', () => {
  expect(mistypedIn({ Database_Url: 'x' }, true)).toEqual(well)
})

test('any single mistyped letter of a long setting is refused with that setting, but for an ending of two letters', () => {
  const names = SETTINGS.filter((name) => name.length >= 10)
  const lengthOf = (known: string) => known.length - (known === 'DATABASE_CA' ? 'CA'.length : 0)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom('', 'Q'), (known, at, put) => {
      const place = at % lengthOf(known)
      const name = known.slice(0, place) + put + known.slice(place + 1)
      expect(mistypedIn({ [name]: 'x' }, false).refused).toEqual([{ name, meant: [known] }])
    }),
  )
})

test('a setting in another case is never passed over in silence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SETTINGS), fc.nat(), (known, mask) => {
      const name = known.replace(/./g, (letter, at: number) => ((mask >> at) & 1 ? letter.toLowerCase() : letter))
      const { refused, doubtful } = mistypedIn({ [name]: 'x' }, false)
      expect([...refused, ...doubtful]).toEqual(name === known ? [] : [{ name, meant: [known] }])
    }),
  )
})

test('edits are counted alike in both directions', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
      expect(editsBetween(one, other)).toBe(editsBetween(other, one))
      expect(editsBetween(one, one)).toBe(0)
    }),
  )
})

test('a server with a mistyped setting does not start, and says which was meant', async () => {
  const { code, output } = await failToStart({ DATABSE_URL: 'postgresql://h/b', DATABASE_URL: '' })
  expect([code, output.trim()]).toEqual([1, 'DATABSE_URL is not a setting: did you mean DATABASE_URL?'])
})

test("README's table has every setting, and no other", () => {
  const readme = readFileSync('README.md', 'utf8')
  const table = readme.slice(readme.indexOf('| environment | |'), readme.indexOf('A mistyped name'))
  const named = [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
  expect(new Set(named)).toEqual(new Set([...SETTINGS, ...BUILD_SETTINGS]))
  expect(named).toHaveLength(SETTINGS.length + BUILD_SETTINGS.length)
})
