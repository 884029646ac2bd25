/** TLS to a PostgreSQL server whose certificate an authority of its own has signed, as managed databases' are. */
import type { ConnectionOptions } from 'node:tls'
import type { PoolConfig } from 'pg'

/** The address asks for something else than the authority that is given. */
export class ContradictoryTls extends Error {
  override name = 'ContradictoryTls'
  constructor(said: string) {
    super(`the address says ${said}, but DATABASE_CA is set: remove one of them, or write ${MODES.join(', ')}`)
  }
}

/** Modes that make sense with an authority. */
const MODES = ['sslmode=require', 'sslmode=verify-ca', 'sslmode=verify-full']
/** Parameters of the driver that would replace the authority, or switch TLS off. */
const OVERRIDING = ['ssl', 'sslrootcert', 'uselibpqcompat']

/**
 * Options of the address itself. With an authority they mean what they mean to PostgreSQL's own programs: `require` and `verify-ca` accept
 * any name in the certificate, since a private database is often reached by a number; `verify-full`, and no mode, demand the address's.
 * @throws ContradictoryTls
 */
export function addressWithTls(url: string, ca: string | null): Pick<PoolConfig, 'connectionString' | 'ssl'> {
  if (ca === null) return { connectionString: url }
  const address = new URL(url)
  const mode = address.searchParams.get('sslmode') ?? 'verify-full'
  if (!MODES.includes(`sslmode=${mode}`)) throw new ContradictoryTls(`sslmode=${mode}`)
  const overriding = OVERRIDING.find((name) => address.searchParams.has(name))
  if (overriding) throw new ContradictoryTls(`${overriding}=${address.searchParams.get(overriding)}`)
  address.searchParams.delete('sslmode')
  const ssl: ConnectionOptions = { ca, rejectUnauthorized: true }
  if (mode !== 'verify-full') ssl.checkServerIdentity = () => undefined
  return { connectionString: address.href, ssl }
}
