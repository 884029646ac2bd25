/**
 * Replaces BigInt, which iOS 13 does not have, in @noble's hashes and cipher: they write a message's length, a number below
 * 2^53, as one. Nothing else that this app uses of them needs it; SHA-512 would, and must not be used with this loader.
 */
module.exports = (source) =>
  source
    .replace(/if \(typeof view\.setBigUint64 === 'function'\)\s*return view\.setBigUint64\([^;]*;/, '')
    .replace('Number((value >> _32n) & _u32_max)', 'Math.floor(value / 4294967296)')
    .replace('Number(value & _u32_max)', 'value >>> 0')
    .replace(/\bBigInt\(/g, 'Number(')
