/** The browser's canvas. */
import { type Measure, type Picture, type SaveResult, measureWith, paintPicture } from './picture'

/** Draws the pictures. @returns image sources, in order @throws when this browser has no canvas */
export function drawPictures(lay: (measure: Measure) => readonly Picture[]): Promise<string[]> {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  const drawn = lay(measureWith(brush)).map((picture) => {
    canvas.width = picture.width
    canvas.height = picture.height
    paintPicture(brush, picture)
    return canvas.toDataURL('image/png')
  })
  return Promise.resolve(drawn)
}

/** Saves the pictures under these names to the browser's downloads. */
export function savePictures(pictures: readonly { src: string; name: string }[]): Promise<SaveResult> {
  for (const { src, name } of pictures) {
    const link = document.createElement('a')
    link.href = src
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
  }
  return Promise.resolve({ ok: true })
}

/** Nothing to do: the browser needs no permission. */
export const openPermissions = (): void => undefined

/** Nothing to do: the browser has its own zoom gestures. */
export const openImage = (_src: string, _all: readonly string[]): void => undefined
