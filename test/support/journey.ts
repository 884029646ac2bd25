/** What every journey in the browser begins and ends with. */
import { type Visitor, type World, openWorld } from './browser'

interface Journey {
  width?: number
  height?: number
  /** Who the visitor of the demonstration is; nobody when left out. */
  as?: string
}

/** A world for the file, a visitor for each test; a page that threw anything fails its test. @param give called before each test */
export function eachJourney({ as, ...size }: Journey, give: (world: World, visitor: Visitor) => void): void {
  let world: World
  let visitor: Visitor
  beforeAll(async () => {
    world = await openWorld()
  }, 60_000)
  afterAll(() => world.close())
  beforeEach(async () => {
    visitor = await world.visitor(size)
    if (as !== undefined) await visitor.become(as)
    give(world, visitor)
  })
  afterEach(async () => {
    expect(visitor.errors).toEqual([])
    await visitor.context.close()
  })
}
