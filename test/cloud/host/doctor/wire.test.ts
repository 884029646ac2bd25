/** The doctor's word on the connection to the database, against the driver's own reading of the address. */
import fc from 'fast-check'
import { Client } from 'pg'
import { type Trust, judgeWire, trustOf } from '../../../../src/cloud/host/doctor/wire'
import { addressWithTls } from '../../../../src/cloud/db/postgres-tls'
import { CERTIFICATE } from '../../../support/certificate'

const TLS = 'TLSv1.3'
const wire = (tls: string | null, isLocal = false) => ({ tls, isLocal })

test.each<[string, string | null, boolean, Trust, string]>([
  ['without TLS to the same machine', null, true, 'unasked', 'ok'],
  ['without TLS to another machine', null, false, 'unasked', 'warning'],
  ['without TLS to another machine, where TLS would be taken', null, false, 'public', 'warning'],
  ['without TLS to another machine, as its address says', null, false, 'none', 'ok'],
  ['with TLS and a public authority', TLS, false, 'public', 'ok'],
  ['with TLS and an authority of its own', TLS, false, 'authority', 'ok'],
  ['with TLS that nobody checks', TLS, false, 'anybody', 'warning'],
])('a connection %s is judged', (_what, tls, isLocal, trust, state) => {
  expect(judgeWire(wire(tls, isLocal), trust).state).toBe(state)
})

const url = (query: string) => `postgresql://a:b@h/b${query}`

test.each<[string, string | null, Record<string, string>, Trust]>([
  ['', null, {}, 'unasked'],
  ['?sslmode=disable', null, {}, 'none'],
  ['?ssl=0', null, {}, 'none'],
  ['?sslmode=verify-full', null, {}, 'public'],
  ['?ssl=true', null, {}, 'public'],
  ['?sslmode=no-verify', null, {}, 'anybody'],
  ['?ssl=no-verify', null, {}, 'anybody'],
  ['?uselibpqcompat=true&sslmode=require', null, {}, 'anybody'],
  ['', CERTIFICATE, {}, 'authority'],
  ['?sslmode=require', CERTIFICATE, {}, 'authority'],
  ['?sslmode=verify-full', CERTIFICATE, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'authority'],
  ['?sslmode=require', null, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'anybody'],
  ['', null, { PGSSLMODE: 'no-verify' }, 'anybody'],
  ['', null, { PGSSLMODE: 'verify-full' }, 'public'],
])('the address %j is trusted as the driver trusts it', (query, ca, env, trust) => {
  expect(trustOf(url(query), ca, env)).toBe(trust)
})

/** True if the driver refuses a certificate that nothing vouches for; null without TLS. */
function isCheckedByDriver(address: string, ca: string | null): boolean | null {
  const { ssl } = new Client(addressWithTls(address, ca)) as unknown as { ssl: boolean | { rejectUnauthorized?: boolean } }
  if (!ssl) return null
  return typeof ssl !== 'object' || ssl.rejectUnauthorized !== false
}

/** Result, or null for an address that is refused. */
const unlessRefused = <T>(work: () => T): T | null => {
  try {
    return work()
  } catch {
    return null
  }
}

test('for every address the doctor says that certificates are checked only if the driver checks them', () => {
  jest.spyOn(process, 'emitWarning').mockReturnValue()
  const value = fc.constantFrom(
    '0',
    '1',
    'true',
    'false',
    'no-verify',
    'disable',
    'prefer',
    'require',
    'verify-ca',
    'verify-full',
    'verify-ful',
    'direct',
    '',
  )
  const parameter = fc.tuple(fc.constantFrom('ssl', 'sslmode', 'uselibpqcompat', 'sslnegotiation'), value)
  const query = fc.array(parameter, { maxLength: 3 }).map((parts) => `?${parts.map((part) => part.join('=')).join('&')}`)
  fc.assert(
    fc.property(query, fc.constantFrom(null, CERTIFICATE), (text, ca) => {
      const driver = unlessRefused(() => ({ isChecked: isCheckedByDriver(url(text), ca) }))
      if (!driver) return
      const trust = trustOf(url(text), ca, {})
      const said = trust === 'none' || trust === 'unasked' ? null : trust !== 'anybody'
      expect([text, said]).toEqual([text, driver.isChecked])
    }),
  )
})
