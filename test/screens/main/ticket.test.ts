import fc from 'fast-check'
import { encode } from 'uqr'
import { qrImage } from '../../../src/components/qr-image'

const svgOf = (text: string) => Buffer.from(qrImage(text).replace('data:image/svg+xml;base64,', ''), 'base64').toString('utf8')

test('the picture has exactly the dark modules of the QR code, inside a quiet zone of four modules', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,60}$/), (text) => {
      const { data, size } = encode(text, { ecc: 'M', border: 0 })
      const svg = svgOf(text)
      expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`)
      const dark = new Set<string>()
      for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
        for (let step = 0; step < Number(run); step++) dark.add(`${Number(x) + step - 4},${Number(y) - 4}`)
      }
      const expected = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])))
      expect([...dark].sort()).toEqual(expected.sort())
    }),
    { numRuns: 50 },
  )
})

test("a ticket stays small enough for an old phone's camera: version 4 or less", () => {
  expect(encode('TX' + 'K'.repeat(52), { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(33)
})
