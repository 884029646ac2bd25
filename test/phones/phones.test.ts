/** Random histories of several phones on one visit; `npm run phones` plays many more. */
import { Died } from '../client/attendance/marks'
import { chanceFrom } from '../histories/random'
import { check } from './at-rest'
import { begin, noFigures, note } from './history'
import type { Play } from './play'
import { type Phone, type Way } from './phone'
import { runPhones } from './run'
import { type Village, openVillage } from './village'

const seed = Number(process.env['SEED'] ?? 1)
const LONG = 10 * 60_000

it(
  'phones that repeat marks, miss answers and die lose or duplicate no mark, and all show the same attendance',
  async () => {
    const histories = Number(process.env['HISTORIES'] ?? 6)
    const figures = await runPhones('postgres', { histories, seed })
    expect(figures.histories).toBe(histories)
    // Histories without failures would test nothing.
    for (const met of ['refused', 'repeated', 'kills', 'callsLost', 'answersLost', 'answersAgain', 'moves', 'decisions'] as const)
      expect([met, figures[met]]).not.toEqual([met, 0])
  },
  LONG,
)

describe('five phones with five hundred marks each', () => {
  let village: Village
  beforeAll(async () => {
    village = await openVillage('postgres')
  }, LONG)
  afterAll(() => village.close())

  it(
    'have each mark once on every phone, although a fifth of the marks was recorded twice',
    async () => {
      const chance = chanceFrom(seed)
      const ways: Way[] = ['answer-lost', 'through', 'call-lost', 'half', 'through']
      const play = begin(village, chance, { organisers: 5, volunteers: 0, steps: 0 }, noFigures())
      for (const phone of play.organisers) while (!(await phone.ask())) chance.int(2)
      for (const phone of play.organisers) record500(play, phone)
      // In each turn all phones sync concurrently, and some die meanwhile.
      for (let turn = 0; turn < ways.length; turn++) await Promise.all(play.organisers.map((phone) => syncOrDie(play, phone)))
      await check(play)
      expect(await village.marks()).toHaveLength(2_500)
      for (const phone of play.organisers) expect(phone.marksStored()?.marks).toHaveLength(2_500)
    },
    LONG,
  )
})

function record500(play: Play, phone: Phone): void {
  const people = phone.list().people
  for (let n = 0; n < 100; n++) {
    play.clock.now += play.chance.int(5_000)
    const marks = phone.record(
      play.chance
        .some(people, 5)
        .map(({ volunteerId }) => ({ volunteerId, kind: play.chance.happens(0.8) ? 'in' : 'out', method: 'ticked' })),
    )
    note(play, phone, marks, null)
    phone.repeat(marks.slice(0, 1))
  }
}

async function syncOrDie({ chance }: Play, phone: Phone): Promise<void> {
  if (chance.happens(0.5)) phone.dieAfter(chance.int(6))
  try {
    await phone.flush()
  } catch (error) {
    if (!(error instanceof Died)) throw error
  }
  if (phone.isDead()) phone.restart()
}
