type Stop = () => Promise<void>
const shared: { tongxinStops?: Stop[] } = globalThis as object

/** Kept on globalThis, because Jest loads the setups and the teardown separately. */
export function atTeardown(stop: Stop): void {
  shared.tongxinStops = [...(shared.tongxinStops ?? []), stop]
}

export default async function teardown(): Promise<void> {
  const stops = shared.tongxinStops ?? []
  shared.tongxinStops = []
  await Promise.all(stops.map((stop) => stop()))
}
