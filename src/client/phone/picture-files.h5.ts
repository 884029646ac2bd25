/** Pictures as data URLs, for as long as the page is open. */
const pictures = new Map<string, string>()

/** Source for an image; null if the picture is not here. */
export const pictureFile = (name: string): string | null => pictures.get(name) ?? null

/** @param data base64 @returns source for an image */
export function savePictureFile(name: string, data: string): Promise<string> {
  const src = `data:image/jpeg;base64,${data}`
  pictures.set(name, src)
  return Promise.resolve(src)
}

/** Does nothing: pictures go with the page. */
export const sweepPictureFiles = (_names: readonly string[]): void => undefined
