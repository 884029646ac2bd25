/** Settings of the HTTP host, from its environment. */
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { CannotStart } from './cannot-start'
import { authorityOf } from './database-address'
import { quotedIn } from './environment'

export interface Settings {
  port: number
  host: string
  /** A PostgreSQL server; null for the embedded database. */
  databaseUrl: string | null
  /** Certificates, as PEM, of the authority that has signed the database server's; null for the public ones. */
  databaseCa: string | null
  /** Folder of the embedded database. */
  dataDir: string
  /** Folder of the built page; null where only the API is served. */
  pageDir: string | null
  /**
   * True for a demonstration: visitors may choose a persona, and an empty database is filled with samples. By default only the embedded
   * database is one.
   */
  demo: boolean
  /** Most calls per minute of one person, or of one address where nobody is signed in. */
  callsPerMinute: number
  /** Addresses of proxies before the server, whose word about a caller's address is trusted; '' for none. */
  trustProxy: string
  /** Folder of the backups, whose age is watched; null for none. */
  backupDir: string | null
  /** Port of the figures for a monitor, on this machine alone; null for none. */
  metricsPort: number | null
  /** The base's own forbidden words in public texts, besides the built-in ones. */
  contentWords: string[]
}

/** The built page: beside a bundled server, and where `npm run build:h5` puts it. */
const BUILT_PAGES = [join(__dirname, 'page'), join(__dirname, '../../../dist/h5')]
const HIGHEST_PORT = 65_535
const DEFAULT_PORT = 8787
/** Calls per minute from one address: some hundreds of people may share it behind a router. */
const DEFAULT_CALLS_PER_MINUTE = 1_200

/** @throws CannotStart for an invalid value */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const [quoted] = quotedIn(env)
  if (quoted) throw new CannotStart(`${quoted} stands in quotes, which belong to its value here: write it without them`)
  const host = env['HOST'] || 'localhost'
  const port = numberOf(env, 'PORT', DEFAULT_PORT, { most: HIGHEST_PORT })
  return {
    port,
    host,
    databaseUrl: addressOf(env['DATABASE_URL']),
    databaseCa: authorityOf(env['DATABASE_CA']),
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    pageDir: pageOf(env['PAGE_DIR']),
    demo: demoOf(env, host),
    callsPerMinute: numberOf(env, 'CALLS_PER_MINUTE', DEFAULT_CALLS_PER_MINUTE, { least: 1 }),
    trustProxy: proxiesOf(env['TRUST_PROXY']),
    backupDir: env['BACKUP_DIR'] ? resolve(env['BACKUP_DIR']) : null,
    metricsPort: metricsPortOf(env, port),
    contentWords: wordsOf(env['CONTENT_WORDS']),
  }
}

/** Addresses that only this machine reaches. */
const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)

/** @throws CannotStart for a value other than 0 and 1, and for a demonstration that nobody asked for where others reach it */
function demoOf({ DEMO, NODE_ENV, DATABASE_URL }: Record<string, string | undefined>, host: string): boolean {
  if (NODE_ENV && NODE_ENV !== 'production' && /^prod/i.test(NODE_ENV.trim())) {
    throw new CannotStart(`NODE_ENV=${NODE_ENV} means nothing: write production`)
  }
  const isProduction = NODE_ENV === 'production'
  if (DEMO === undefined || DEMO === '') {
    const isDemo = !isProduction && !DATABASE_URL
    if (!isDemo || isLoopback(host)) return isDemo
    throw new CannotStart(
      `HOST=${host} is reached by others, and it is not said what for: write DEMO=1 for a demonstration in which anybody acts as anybody, DEMO=0 for real people`,
    )
  }
  if (DEMO !== '0' && DEMO !== '1') {
    throw new CannotStart(`DEMO=${DEMO} is neither 0 nor 1: write 1 for a demonstration with samples, 0 for real people`)
  }
  if (DEMO === '1' && isProduction) {
    throw new CannotStart('DEMO=1 lets visitors act as anybody and is refused with NODE_ENV=production: unset one of them')
  }
  return DEMO === '1'
}

/** @throws CannotStart for an address of another form, which the driver would read as a host's name; it may hold a password, so it is not quoted */
function addressOf(url: string | undefined): string | null {
  if (!url) return null
  if (/^(postgres(ql)?:\/\/|socket:\/)/.test(url)) return url
  throw new CannotStart('DATABASE_URL is not an address of PostgreSQL: write postgresql://user:password@host:5432/database')
}

/** @throws CannotStart for a port that is none, or the server's own */
function metricsPortOf(env: Record<string, string | undefined>, port: number): number | null {
  if (!env['METRICS_PORT']) return null
  const metricsPort = numberOf(env, 'METRICS_PORT', 0, { most: HIGHEST_PORT })
  // Port 0 is any free one.
  if (metricsPort !== port || port === 0) return metricsPort
  throw new CannotStart(
    `METRICS_PORT=${metricsPort} is the server's own PORT: choose another, which only the monitor of this machine reads`,
  )
}

/** @throws CannotStart for a named folder without a page; the default one may be missing, since the API alone is of use */
function pageOf(folder: string | undefined): string | null {
  const hasPage = (at: string) => existsSync(join(at, 'index.html'))
  if (!folder) return BUILT_PAGES.find(hasPage) ?? null
  if (hasPage(folder)) return resolve(folder)
  throw new CannotStart(`PAGE_DIR=${folder} has no index.html: name the folder that npm run build:h5 filled`)
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** @throws CannotStart unless each part is an address, a network, or a network's name */
function proxiesOf(text = ''): string {
  const parts = text.split(',').map((part) => part.trim())
  const isNetwork = (part: string) => {
    const [address = '', bits, ...more] = part.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    return isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  }
  if (text === '' || parts.every((part) => NAMED_NETWORKS.includes(part) || isNetwork(part))) return parts.join(',')
  throw new CannotStart(`TRUST_PROXY=${text} is not a list of addresses: write 127.0.0.1, 10.0.0.0/8 or loopback, with commas between`)
}

/** The words of a file, one on each line. */
function wordsOf(file: string | undefined): string[] {
  if (!file) return []
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  } catch {
    throw new CannotStart(`CONTENT_WORDS=${file} cannot be read: give it a text file with a word a line`)
  }
}

/** @throws CannotStart for anything but a whole number within the bounds */
function numberOf(
  env: Record<string, string | undefined>,
  name: string,
  otherwise: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number },
): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new CannotStart(`${name}=${text} is not a whole number from ${least} to ${most}`)
}
