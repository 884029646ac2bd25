/** Every page with data in it, looked at with axe-core in two windows and type sizes; all pages in `npm run test:long`. */
import { eachVisit } from '../../support/journey'
import { LOOKS } from '../../support/axe'
import { otherPages, usualPages } from './pages'
import { samplesOf } from './samples'
import { type Version, scan } from './scan'

const VERSIONS: readonly Version[] = [{ name: 'the ordinary version', stored: {} }]

const world = eachVisit()

test.each(VERSIONS)(
  'people who cannot see or point well reach everything on each page: $name',
  async (version) => {
    const samples = await samplesOf(world().server.origin)
    const isWhole = process.env['EVERY_PAGE'] === '1'
    const faults: string[] = []
    let states = 0
    for (const shown of [...usualPages(samples), ...(isWhole ? otherPages(samples) : [])]) {
      for (const { state, look, faults: found } of await scan(world(), version, shown)) {
        states++
        faults.push(...found.map((fault) => `${state}, ${look}: ${fault}`))
      }
      expect(await world().endVisits()).toEqual([])
    }
    expect(faults).toEqual([])
    expect(states).toBeGreaterThanOrEqual(LOOKS.length * 18)
  },
  600_000,
)
