/** Names of the environment variables that the programs and functions read, and the search for mistyped ones. */

/** Settings of the server, the programs and the functions. README has a row for each but those of tests. */
export const SETTINGS = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'PAGE_DIR',
  'DATABASE_URL',
  'DATABASE_CA',
  'DEMO',
  'WECHAT_APP_ID',
  'WECHAT_APP_SECRET',
  'CALLS_PER_MINUTE',
  'TRUST_PROXY',
  'CONTENT_WORDS',
  'CONTENT_CHECK',
  'BACKUP_DIR',
  'METRICS_PORT',
  'MIGRATE_KEY',
] as const

/** Settings of the build, which a server may find in its environment. */
export const BUILD_SETTINGS = ['TARO_APP_CLOUD_ENV', 'TARO_APP_API_ORIGIN', 'TARO_APP_WEB_ORIGIN', 'TARO_APP_SPEECH_PLUGIN'] as const

/** Others' names that the program knows: of Node, of Taro, and of tests. */
const OTHERS = ['NODE_ENV', 'TARO_ENV', 'WECHAT_API']

const KNOWN: readonly string[] = [...SETTINGS, ...BUILD_SETTINGS, ...OTHERS]

/** Beginnings of names that are this program's, or that nearly nobody else uses. */
const FAMILIES = ['DATABASE_', 'WECHAT_', 'TARO_APP_', 'BACKUP_', 'METRICS_', 'CONTENT_', 'MIGRATE_']

/** Beginnings after which other programs have names too, with the setting that may be meant. */
const LIKELY: Readonly<Record<string, string>> = {
  TRUST_: 'TRUST_PROXY',
  CALL_: 'CALLS_PER_MINUTE',
  CALLS_: 'CALLS_PER_MINUTE',
  DB_URL: 'DATABASE_URL',
}

/** Shortest known name that others are compared with by letters: many words are two letters from a shorter one. */
const SHORTEST = 6
/** Known names of this length are unlike any other name by one letter, and of the second by two. */
const LONG = 10
const VERY_LONG = 13
/** Names of shells and systems, unless another setting is certainly meant. */
const COMMON = ['HOST', 'PORT']

/** Names that npm sets, and that Kubernetes and Docker set for each service beside the program, whatever it is called. */
const OF_PLATFORMS = /^npm_|^_|_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP)|^(DATABASE|BACKUP|CONTENT)_PORT$/

export interface Stray {
  name: string
  /** Settings that may be meant, at least one. */
  meant: string[]
}

export interface Mistyped {
  /** Names that are surely mistyped. */
  refused: Stray[]
  /** Names that may be another program's. */
  doubtful: Stray[]
}

export const strayInWords = ({ name, meant }: Stray): string => `${name} is not a setting: did you mean ${meant.join(' or ')}?`

/**
 * Looks for names that nearly are a setting's. A name is surely mistyped when the setting that it resembles is missing and few other
 * programs would have the name; beside the setting itself it may be another program's.
 * @param ignoresCase true on Windows, where the case of a name means nothing
 */
export function mistypedIn(env: Record<string, string | undefined>, ignoresCase = process.platform === 'win32'): Mistyped {
  const found: Mistyped = { refused: [], doubtful: [] }
  const isKnown = (name: string) => KNOWN.includes(ignoresCase ? name.toUpperCase() : name)
  for (const name of Object.keys(env).sort()) {
    if (env[name] === undefined || isKnown(name) || OF_PLATFORMS.test(name)) continue
    const near = nearest(name)
    if (near) {
      const list = !env[near.known] && isCertain(name, near) ? found.refused : found.doubtful
      list.push({ name, meant: [near.known] })
      continue
    }
    const meant = likely(name)
    if (meant.length > 0) found.doubtful.push({ name, meant })
  }
  return found
}

interface Near {
  known: string
  edits: number
}

/** True if hardly any other program has a name of its own that is so near. */
function isCertain(name: string, { known, edits }: Near): boolean {
  if (edits === 0) return !COMMON.includes(known)
  if (asLookAlike(name) === known) return true
  const family = FAMILIES.find((beginning) => known.startsWith(beginning) && name.toUpperCase().startsWith(beginning)) ?? ''
  // Behind the same beginning, such as DATABASE_, the rest alone tells the two names apart.
  const rest = known.slice(family.length)
  const isExchanged = hasSameLetters(rest, name.slice(family.length))
  if (family !== '' && rest.length < 3) return isExchanged
  const isLong = family === '' ? known.length >= VERY_LONG : rest.length >= SHORTEST
  return known.length >= LONG && edits <= (isLong ? 2 : 1)
}

function likely(name: string): string[] {
  if (FAMILIES.some((family) => name.startsWith(family))) {
    const beginning = name.slice(0, name.indexOf('_') + 1)
    return [...SETTINGS, ...BUILD_SETTINGS].filter((known) => known.startsWith(beginning))
  }
  return Object.entries(LIKELY).flatMap(([beginning, known]) => (name.startsWith(beginning) ? [known] : []))
}

const MOST_EDITS = 2

function nearest(name: string): Near | undefined {
  return KNOWN.filter((known) => Math.abs(known.length - name.length) <= MOST_EDITS)
    .map((known) => ({ known, edits: editsBetween(name.toUpperCase(), known) }))
    .filter(({ known, edits }) => (known.length >= SHORTEST ? edits <= MOST_EDITS : isNearShort(name, known, edits)))
    .sort((one, other) => one.edits - other.edits)[0]
}

/** A short name with a letter added, left out or exchanged. One with another letter is mostly a word of its own, such as POST. */
const isNearShort = (name: string, known: string, edits: number): boolean =>
  edits === 0 || asLookAlike(name) === known || (edits === 1 && (name.length !== known.length || hasSameLetters(name, known)))

const lettersOf = (word: string): string => Array.from(word.toUpperCase()).sort().join('')
const hasSameLetters = (one: string, other: string): boolean => lettersOf(one) === lettersOf(other)

/** Digits that look like letters. */
const asLookAlike = (name: string): string => name.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'I')

/** Letters to add, remove, replace, or exchange with their neighbour. */
export function editsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const above = rows[i - 1] ?? []
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (isSame ? 0 : 1),
          isExchanged ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    rows.push(row)
  }
  return rows[one.length]?.[other.length] ?? 0
}

/** Settings whose value stands in quotes, which a shell takes away and Docker's and systemd's files of settings may keep. */
export const quotedIn = (env: Record<string, string | undefined>): string[] =>
  SETTINGS.filter((name) => /^\s*["']/.test(env[name] ?? '') || /["']\s*$/.test(env[name] ?? ''))
