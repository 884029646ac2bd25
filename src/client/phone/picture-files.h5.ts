/** Pictures as data, for as long as the page is open. */
const kept = new Map<string, string>()

/** What an image shows; null when it is not here. */
export const keptPicture = (name: string): string | null => kept.get(name) ?? null

/** @param data base64 @returns what an image shows */
export function keepPicture(name: string, data: string): Promise<string> {
  const src = `data:image/jpeg;base64,${data}`
  kept.set(name, src)
  return Promise.resolve(src)
}

/** They go with the page. */
export const sweepPictures = (_names: readonly string[]): void => undefined
