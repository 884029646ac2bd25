/** Setup and teardown shared by the journeys in the browser. */
import { type Visitor, type VisitorOptions, type World, openWorld } from './browser'

/** Opens a world for the file and a visitor for each test. A test fails on any page error. @param give called before each test */
export function eachJourney(options: VisitorOptions, give: (world: World, visitor: Visitor) => void): void {
  const world = eachVisit()
  beforeEach(async () => give(world(), await world().visitor(options)))
}

/** Opens a world for the file and ends the visits after each test, which fails on any page error. */
export function eachVisit(...options: Parameters<typeof openWorld>): () => World {
  let world: World
  beforeAll(async () => {
    world = await openWorld(...options)
  }, 60_000)
  afterAll(() => world.close())
  afterEach(async () => expect(await world.endVisits()).toEqual([]))
  return () => world
}
