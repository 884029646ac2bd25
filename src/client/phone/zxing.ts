/** ZXing, with its WebAssembly from the page's own server. It is a separate file, so that only scanning fetches it. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import reader from 'zxing-wasm/reader/zxing_reader.wasm'

/** Loads ZXing. @throws when it cannot be fetched, or the browser cannot run it */
export async function openZxing(): Promise<BarcodeDetector> {
  await prepareZXingModule({ overrides: { locateFile: () => reader }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}
