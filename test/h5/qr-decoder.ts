/** A QR decoder that is independent of the program that draws the codes, and simulated camera defects. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const WASM = join(process.cwd(), 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')

let isReady = false
async function prepared(): Promise<void> {
  if (isReady) return
  const bytes = readFileSync(WASM)
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  isReady = true
}

/** The texts of all QR codes in a PNG. */
export async function decoded(png: Uint8Array): Promise<string[]> {
  await prepared()
  const found = await readBarcodes(png, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

export interface Sight {
  /** Standard deviation of a Gaussian blur, px of the picture. */
  blur?: number
  /** Factor by which the picture is scaled. */
  scale?: number
}

/** The picture as seen by a camera out of focus or further away. */
export async function seen(page: Page, png: Uint8Array, { blur = 0, scale = 1 }: Sight): Promise<Buffer> {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const result = await page.evaluate(
    async ([address, deviation, share]) => {
      const picture = new Image()
      picture.src = address
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(picture.width * share)
      canvas.height = Math.round(picture.height * share)
      const brush = canvas.getContext('2d')
      if (!brush) throw new Error('no canvas')
      brush.filter = deviation > 0 ? `blur(${deviation * share}px)` : 'none'
      brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL('image/png')
    },
    [source, blur, scale] as const,
  )
  return Buffer.from(result.slice(result.indexOf(',') + 1), 'base64')
}
