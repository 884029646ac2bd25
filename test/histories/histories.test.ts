/** Random histories of all operations on seats; `npm run histories` plays many more. */
import { DATABASES, type DatabaseKind } from '../support/databases'
import { figuresInWords, runHistories } from './run'

const FEW: Record<DatabaseKind, number> = { pglite: 1, postgres: 1 }
const seed = Number(process.env['SEED'] ?? 1)
const asked = process.env['DATABASE']
/** A hundred histories on a busy machine's embedded database take six minutes. */
const LONG = 20 * 60_000

describe.each(DATABASES.filter((kind) => asked === undefined || asked === kind))('random histories on %s', (kind) => {
  it(
    'have answers and seats that follow the rules after every step',
    async () => {
      const histories = Number(process.env['HISTORIES'] ?? FEW[kind])
      const figures = await runHistories(kind, { histories, seed })
      expect(figures.histories).toBe(histories)
      expect(figuresInWords(figures)).toContain('signUp')
    },
    LONG,
  )
})
