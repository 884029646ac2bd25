type Stop = () => Promise<void>
const shared: { tongxinStops?: Stop[] } = globalThis as object

/** Registers a function for the teardown. It is stored on globalThis, because Jest loads setups and teardown separately. */
export function atTeardown(stop: Stop): void {
  shared.tongxinStops = [...(shared.tongxinStops ?? []), stop]
}

export default async function teardown(): Promise<void> {
  const stops = shared.tongxinStops ?? []
  shared.tongxinStops = []
  await Promise.all(stops.map((stop) => stop()))
}
