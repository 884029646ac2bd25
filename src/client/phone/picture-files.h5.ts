/** Pictures as data, for as long as the page is open. */
const pictures = new Map<string, string>()

/** What an image shows; null when it is not here. */
export const pictureFile = (name: string): string | null => pictures.get(name) ?? null

/** @param data base64 @returns what an image shows */
export function savePictureFile(name: string, data: string): Promise<string> {
  const src = `data:image/jpeg;base64,${data}`
  pictures.set(name, src)
  return Promise.resolve(src)
}

/** They go with the page. */
export const sweepPictureFiles = (_names: readonly string[]): void => undefined
