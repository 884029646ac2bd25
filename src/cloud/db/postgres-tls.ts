/** TLS to a PostgreSQL server whose certificate an authority of its own has signed, as managed databases' are. */
import type { ConnectionOptions } from 'node:tls'
import type { PoolConfig } from 'pg'

/** The address forbids TLS while an authority is given. */
export class ContradictoryTls extends Error {
  override name = 'ContradictoryTls'
  constructor() {
    super('the address says sslmode=disable, but DATABASE_CA is set: remove one of them')
  }
}

/**
 * Options of the address itself. With an authority they mean what they mean to PostgreSQL's own programs: `require` and `verify-ca` accept
 * any name in the certificate, since a private database is often reached by a number; `verify-full`, and no mode, demand the address's.
 * @throws ContradictoryTls
 */
export function addressWithTls(url: string, ca: string | null): Pick<PoolConfig, 'connectionString' | 'ssl'> {
  if (ca === null) return { connectionString: url }
  const address = new URL(url)
  const mode = address.searchParams.get('sslmode') ?? 'verify-full'
  if (mode === 'disable') throw new ContradictoryTls()
  // Settings in the address would replace the authority.
  for (const name of ['sslmode', 'sslrootcert', 'uselibpqcompat']) address.searchParams.delete(name)
  const ssl: ConnectionOptions = { ca, rejectUnauthorized: true }
  if (mode !== 'verify-full') ssl.checkServerIdentity = () => undefined
  return { connectionString: address.href, ssl }
}
