/** The browser's canvas. */
import { type Measure, type Picture, type Saved, measureWith, paint } from './picture'

/** Draws them. @returns addresses for an image, in order @throws when this browser has no canvas */
export function drawPictures(lay: (measure: Measure) => readonly Picture[]): Promise<string[]> {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  const drawn = lay(measureWith(brush)).map((picture) => {
    canvas.width = picture.width
    canvas.height = picture.height
    paint(brush, picture)
    return canvas.toDataURL('image/png')
  })
  return Promise.resolve(drawn)
}

/** As files of these names, into the browser's downloads. */
export function savePictures(pictures: readonly { src: string; name: string }[]): Promise<Saved> {
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

/** The browser asks nobody. */
export const openPermissions = (): void => undefined

/** The browser has gestures of its own for looking closely. */
export const lookAt = (_src: string, _all: readonly string[]): void => undefined
