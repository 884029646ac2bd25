/** Pictures as data URLs, for as long as the page is open. */
const pictures = new Map<string, string>()

/** Source for an image; null for a picture that is not stored. */
export const pictureFile = (name: string): string | null => pictures.get(name) ?? null

/** Stores a picture. @param data base64 @returns source for an image */
export function savePictureFile(name: string, data: string): Promise<string> {
  const src = `data:image/jpeg;base64,${data}`
  pictures.set(name, src)
  return Promise.resolve(src)
}

/** Nothing to do: pictures are dropped with the page. */
export const sweepPictureFiles = (_names: readonly string[]): void => undefined
