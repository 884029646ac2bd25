/** A QR code as a picture that stays sharp at any size. */
import { encode } from 'uqr'

/** White margin in modules; scanners need four. */
const QUIET = 4

/** QR code of a text as an SVG data URL. WeChat accepts only base64 there, and has no btoa. */
export function qrImage(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const whole = size + QUIET * 2
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path fill="#000" d="${pathOf(data)}"/></svg>`
  return `data:image/svg+xml;base64,${base64(svg)}`
}

/** SVG path with one stroke per run of dark modules. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      const run = x - from + 1
      path += `M${from + QUIET} ${y + QUIET}h${run}v1h-${run}z`
    }
  })
  return path
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 of an ASCII text. */
function base64(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i += 3) {
    const left = text.length - i
    const bits = (text.charCodeAt(i) << 16) | (left > 1 ? text.charCodeAt(i + 1) << 8 : 0) | (left > 2 ? text.charCodeAt(i + 2) : 0)
    out += sextet(bits, 18) + sextet(bits, 12) + (left > 1 ? sextet(bits, 6) : '=') + (left > 2 ? sextet(bits, 0) : '=')
  }
  return out
}

const sextet = (bits: number, at: number): string => ALPHABET[(bits >> at) & 63] ?? ''
