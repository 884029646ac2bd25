/** Forms of SQL that a distributed PostgreSQL refuses or ignores, with a check for each. Tried on Citus 14. */

export interface Form {
  form: string
  /** Portable replacement. */
  instead: string
  isIn(statement: string): boolean
  example: string
}

/** Statements of an SQL file, without comments. */
export const statementsOfSql = (text: string): string[] =>
  text
    .replace(/--> statement-breakpoint/g, ';')
    .replace(/--.*$/gm, '')
    .split(/;(?=\s*(?:--|$|create|alter|insert|update|delete|drop))/im)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Statements or fragments in templates tagged `sql`, with `?` for an inserted value. A nested template is listed separately, too. */
export function statementsOfProgram(text: string): string[] {
  const found: string[] = []
  for (const { index } of text.matchAll(/\bsql(?:<[^`\n]*>)?`/g)) found.push(templateAt(text, text.indexOf('`', index) + 1))
  return found
}

function templateAt(text: string, from: number): string {
  let template = ''
  for (let at = from; text[at] !== '`'; at++) {
    if (text.startsWith('${', at)) {
      const end = endOfValue(text, at + 2)
      // A single name is a table, which is replaced by its name in the schema; other expressions are values.
      const table = /^\$\{(\w+)\}$/.exec(text.slice(at, end + 1))?.[1]
      template += table ? snake(table) : '?'
      at = end
    } else template += text[at] ?? ''
  }
  return template
}

function endOfValue(text: string, from: number): number {
  let depth = 1
  for (let at = from; ; at++) {
    if (text[at] === '`') at += templateLength(text, at + 1)
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
}

function templateLength(text: string, from: number): number {
  for (let at = from; ; at++) {
    if (text.startsWith('${', at)) at = endOfValue(text, at + 2)
    else if (text[at] === '`') return at - from + 1
  }
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Frequent functions of PostgreSQL that are STABLE. */
const STABLE = [
  'concat',
  'concat_ws',
  'format',
  'to_char',
  'to_date',
  'to_json',
  'to_jsonb',
  'json_build_object',
  'jsonb_build_object',
  'now',
]

/** Text between SET and the next keyword of the same depth. */
function setClauseOf(statement: string): string {
  const start = /\bupdate\b[^;]*?\bset\b/i.exec(statement)
  if (!start) return ''
  let depth = 0
  let clause = ''
  for (const token of statement.slice(start.index + start[0].length).split(/(\(|\)|\bfrom\b|\bwhere\b|\breturning\b)/i)) {
    if (depth === 0 && /^(from|where|returning)$/i.test(token)) return clause
    if (token === '(') depth++
    if (token === ')') depth--
    clause += token
  }
  return clause
}

/** @param tables names in the base @param readers functions that read tables, allowed only outside other queries */
export const formsFor = (tables: readonly string[], readers: readonly string[]): Form[] => {
  const table = `(?:${tables.join('|')})`
  const reader = `(?:${readers.join('|')})`
  const readsTables = new RegExp(`\\b(?:from|join|into|update)\\s+"?${table}\\b`, 'i')
  return [
    {
      form: 'a schema before a name',
      instead: 'the bare name: the search path chooses the base',
      isIn: (s) => /"?\b(?:public|drizzle)\b"?\s*\.\s*"?\w/i.test(s),
      example: 'ALTER TABLE "seats" ADD FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id")',
    },
    {
      form: 'a table before a column in ALTER TABLE … ADD CHECK',
      instead: 'the bare column',
      isIn: (s) => /alter\s+table\s+"?(\w+)"?\s+add\s+(?:constraint\s+\S+\s+)?check\b[^;]*"?\b\1"?\s*\./i.test(s),
      example: 'ALTER TABLE "teams" ADD CONSTRAINT "teams_size" CHECK ("teams"."size" > 0)',
    },
    {
      form: 'a STABLE function in the SET of an UPDATE',
      instead: '||, or an immutable function',
      isIn: (s) => new RegExp(`\\b(?:${STABLE.join('|')})\\s*\\(`, 'i').test(setClauseOf(s)),
      example: `update activities set search_text = lower(concat_ws(' ', title, place)) where id = ?`,
    },
    {
      form: 'a function that reads tables, or takes a row, inside a query',
      instead: 'a join, or the decision in the domain; such functions are called alone',
      isIn: (s) => {
        const body = s.replace(/create or replace function[\s\S]*?\$\$/i, '')
        const isCalledBeside = body.split(/;|\bthen\b/i).some((part) => {
          const call = part.search(new RegExp(`\\b${reader}\\s*\\(`, 'i'))
          return call >= 0 && /\b(?:from|where|join|values)\b/i.test(part)
        })
        return isCalledBeside || new RegExp(`create (?:or replace )?function \\w+\\((?:[^)]*[\\s,(])?${table}\\s*[,)]`, 'i').test(s)
      },
      example: `select w.id from sign_ups w where w.status = 'waitlisted' and not ${readers[0] ?? ''}(w.position_id, null)`,
    },
    {
      form: "a trigger's function that names tables and keeps no search path",
      instead: 'create function … set search_path from current',
      isIn: (s) => /\breturns\s+trigger\b/i.test(s) && readsTables.test(s) && !/\bset\s+search_path\s+from\s+current\b/i.test(s),
      example: `create function guard() returns trigger language plpgsql as $$ begin perform 1 from teams; return null; end $$`,
    },
    {
      form: 'a trigger for each statement as a guard of rows',
      instead: 'for each row; TRUNCATE alone has no rows',
      isIn: (s) => /create\b[^;]*\btrigger\b[^;]*\bfor\s+each\s+statement\b/i.test(s) && !/\bbefore\s+truncate\s+on\b/i.test(s),
      example:
        'create trigger audit_log_only_grows before update or delete on audit_log for each statement execute function refuse_change()',
    },
    {
      form: 'a sub-select inside INSERT … VALUES',
      instead: 'insert … select',
      isIn: (s) => /\binsert\s+into\b[^;]*\bvalues\s*\([^;]*\(\s*select\b/i.test(s),
      example: 'insert into marks (id, ordinal) values (?, (select max(ordinal) + 1 from marks))',
    },
    {
      form: 'a whole row in a condition',
      instead: 'a column of it',
      isIn: (s) =>
        [...s.matchAll(/(?<![.\w"?])(\w+)\s+is\s+(?:not\s+)?null\b/gi)].some(([, name]) =>
          new RegExp(`\\b(?:from|join)\\s+(?:\\w+|\\?|\\([^()]*\\))\\s+(?:as\\s+)?${name}\\b(?!\\s*\\.)`, 'i').test(s),
        ),
      example: 'select v.id from volunteers v left join memberships m on m.volunteer_id = v.id where m is not null',
    },
  ]
}
