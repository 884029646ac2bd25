/** ZXing with its WebAssembly from our own address; a separate file, so that only scanning fetches it. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import reader from 'zxing-wasm/reader/zxing_reader.wasm'

/** @throws when it could not be fetched, or the browser cannot run it */
export async function openZxing(): Promise<BarcodeDetector> {
  await prepareZXingModule({ overrides: { locateFile: () => reader }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}
