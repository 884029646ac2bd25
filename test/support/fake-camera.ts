/** A film that Chromium plays as its camera: QR codes shown one after the other. */
import { writeFileSync } from 'node:fs'
import { encode } from 'uqr'

const WIDTH = 320
const HEIGHT = 240
/** Size of a module, px. A ticket of 29 modules fits with its quiet zone. */
const MODULE = 6
/** Frames per second. Each code is shown for one second, and the film repeats. */
const FRAMES = 10

/** Flags with which Chromium plays the file as its camera and asks for no permission. */
export const cameraFlags = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]

/**
 * Writes a film that shows each text for one second; an empty text shows an empty table. Chromium reads the file when the camera is
 * opened.
 */
export function holdUp(file: string, texts: readonly string[]): void {
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES}:1 Ip A1:1 C420jpeg\n`)
  const frames = texts.flatMap((text) => Array<Buffer>(FRAMES).fill(frameOf(text)))
  writeFileSync(file, Buffer.concat([head, ...frames]))
}

function frameOf(text: string): Buffer {
  const light = Buffer.alloc(WIDTH * HEIGHT, 235)
  // Neutral values in the colour planes make the film grey.
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  if (text !== '') draw(light, text)
  return Buffer.concat([Buffer.from('FRAME\n'), light, colours])
}

function draw(light: Buffer, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const left = Math.floor((WIDTH - size * MODULE) / 2)
  const top = Math.floor((HEIGHT - size * MODULE) / 2)
  for (let y = 0; y < size * MODULE; y++)
    for (let x = 0; x < size * MODULE; x++)
      if (data[Math.floor(y / MODULE)]?.[Math.floor(x / MODULE)]) light[(top + y) * WIDTH + left + x] = 16
}
