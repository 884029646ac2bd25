/** Verdict on the connection to the database: encrypted or not, and who vouches for the server. */
import type { Wire } from '../../db/server-facts'
import { addressWithTls } from '../../db/postgres-tls'
import { type Verdict, ok, warning } from './finding'

type Environment = Record<string, string | undefined>

/**
 * Certificates that the driver accepts: those of `DATABASE_CA`, of the address's `sslrootcert`, of the public authorities, or any.
 * `none` is a connection without TLS by the address's own word, `unasked` one about which nothing is said.
 */
export type Trust = 'authority' | 'address' | 'public' | 'anybody' | 'none' | 'unasked'

/**
 * Reads an address as the driver does: its settings of TLS replace those of the program, and the environment counts where both are silent.
 * @param ca certificates of `DATABASE_CA`; null without it
 * @throws for an address that the program refuses
 */
export function trustOf(url: string, ca: string | null, env: Environment): Trust {
  const { connectionString = '', ssl } = addressWithTls(url, ca)
  const said = Object.fromEntries(new URL(connectionString, 'postgres://base').searchParams)
  const trust = inAddress(said) ?? (ssl ? 'authority' : ofMode(env['PGSSLMODE']))
  // Node's own switch counts where the address does not say that a certificate is not checked.
  return trust === 'public' || trust === 'address' ? (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? 'anybody' : trust) : trust
}

function inAddress({ ssl, sslmode, sslcert, sslkey, sslrootcert, sslnegotiation, uselibpqcompat }: Environment): Trust | undefined {
  if (sslmode || sslcert || sslkey || sslrootcert) {
    if (sslmode === 'disable') return 'none'
    const isLax = uselibpqcompat === 'true' && (sslmode === 'prefer' || (sslmode === 'require' && !sslrootcert))
    if (isLax || (sslmode === 'no-verify' && uselibpqcompat !== 'true')) return 'anybody'
    return sslrootcert ? 'address' : 'public'
  }
  if (ssl === undefined) return sslnegotiation === 'direct' ? 'public' : undefined
  if (ssl === '0' || ssl === '') return 'none'
  return ssl === 'no-verify' ? 'anybody' : 'public'
}

function ofMode(mode: string | undefined): Trust {
  if (mode === 'no-verify') return 'anybody'
  if (mode === 'disable') return 'none'
  return ['prefer', 'require', 'verify-ca', 'verify-full'].includes(mode ?? '') ? 'public' : 'unasked'
}

const WHOSE: Readonly<Partial<Record<Trust, string>>> = {
  authority: ' DATABASE_CA 里的机构',
  address: '地址里 sslrootcert 的机构',
  public: '公共机构',
}

/** @param trust what the driver demands of the server's certificate */
export function judgeWire({ tls, isLocal }: Wire, trust: Trust): Verdict {
  if (tls === null) {
    if (isLocal) return ok('没有加密，数据库就在这台机器上')
    if (trust === 'none') return ok('没有加密，地址里写明了不用')
    return warning(
      '没有加密，数据库在另一台机器上',
      '给数据库开 TLS，在 DATABASE_URL 里加 sslmode=require，用 DATABASE_CA 给出它的 CA 证书；确实不需要时写明 sslmode=disable',
    )
  }
  const whose = WHOSE[trust]
  if (whose) return ok(`${tls}，证书由${whose}担保`)
  return warning(
    `${tls}，但没有核对证书，中间的人可以冒充数据库`,
    '用 DATABASE_CA 给出数据库的 CA 证书，去掉地址里的 ssl=、no-verify 和 uselibpqcompat，也不要设 NODE_TLS_REJECT_UNAUTHORIZED=0',
  )
}
