/** Setup and teardown shared by the journeys in the browser. */
import { type Visitor, type VisitorOptions, type World, openWorld } from './browser'

/** Opens a world for the file and a visitor for each test. A test fails on any page error. @param give called before each test */
export function eachJourney(options: VisitorOptions, give: (world: World, visitor: Visitor) => void): void {
  let world: World
  let visitor: Visitor
  beforeAll(async () => {
    world = await openWorld()
  }, 60_000)
  afterAll(() => world.close())
  beforeEach(async () => {
    visitor = await world.visitor(options)
    give(world, visitor)
  })
  afterEach(async () => {
    expect(visitor.errors).toEqual([])
    await visitor.context.close()
  })
}
