/** Reader of QR codes in the browser: its own detector, or else ZXing, which is fetched when first needed. */

interface Detector {
  detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: ['qr_code'] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}

let opened: Promise<Detector> | undefined

/** The reader. @throws when no reader is available: ZXing cannot be fetched, or the browser is too old for it */
export function openReader(): Promise<Detector> {
  opened ??= open().catch((error: unknown) => {
    // The next call tries again, since there may be a network then.
    opened = undefined
    throw error
  })
  return opened
}

async function open(): Promise<Detector> {
  const own = await nativeReader()
  const zxing = async () => (await import('./zxing')).openZxing()
  if (!own) return zxing()
  let chosen = own
  return {
    // Some phones have the browser's class without the system's service behind it.
    detect: async (picture) => {
      try {
        return await chosen.detect(picture)
      } catch (error) {
        if (chosen !== own) throw error
        chosen = await zxing()
        return chosen.detect(picture)
      }
    },
  }
}

async function nativeReader(): Promise<Detector | null> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: DetectorClass }
  try {
    const formats = own ? await own.getSupportedFormats() : []
    return own && formats.includes('qr_code') ? new own({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}
