/**
 * Table of all calls by the callers who may make them, for README: `npm run access-table` prints it. It is made from the router, and a test
 * compares README with it.
 */
import type { Access } from '../src/cloud/rpc/access'
import { appRouter } from '../src/cloud/router'

/** Callers in order of growing rights, as README names them. */
const CALLERS: Record<Access, string> = {
  resident: 'anybody, without an account',
  signedIn: 'whoever is signed in, perhaps without a profile',
  volunteer: 'whoever has a profile',
  leaderOf: 'the team’s leader',
  readerOfTeam: 'the team’s leader, organisers of its visit',
  readerOfFigures: 'the person, those who act for the organisation, or the administrator, by what is asked for',
  organiser: 'whoever acts for an organisation, and the administrator',
  actorFor: 'whoever acts for this organisation, and the administrator',
  organiserOf: 'organisers of this visit, and the administrator',
  administrator: 'the administrator',
}

interface Procedure {
  _def: { meta?: { access?: Access } }
}

/** Lines of the table in Markdown. */
export async function accessTable(): Promise<string> {
  const { lazy, procedures } = appRouter._def
  for (const { load } of Object.values(lazy)) await load()
  const calls = Object.entries(procedures as unknown as Record<string, Procedure>)
  const lines = (Object.keys(CALLERS) as Access[]).map((access) => {
    const own = calls.filter(([, { _def }]) => _def.meta?.access === access).map(([path]) => path)
    return `| ${CALLERS[access]} | ${byNoun(own)} |`
  })
  return ['| who | may call |', '|---|---|', ...lines].join('\n')
}

/** `sessions.end`, `sessions.list` as `sessions: end, list`. */
function byNoun(paths: string[]): string {
  const nouns = new Map<string, string[]>()
  for (const [noun = '', call = ''] of paths.map((path) => path.split('.'))) nouns.set(noun, [...(nouns.get(noun) ?? []), call])
  return [...nouns].map(([noun, own]) => `*${noun}* ${own.sort((one, next) => one.localeCompare(next)).join(', ')}`).join('; ')
}

if (require.main === module) void accessTable().then((table) => process.stdout.write(`${table}\n`))
