/**
 * Replaces BigInt, which iOS 13 lacks, in @noble's hashes and cipher, which write a message's length, always below 2^53, as a
 * BigInt. Nothing else that this app uses of @noble needs BigInt; SHA-512 does and must not be used with this loader.
 */
module.exports = (source) =>
  source
    .replace(/if \(typeof view\.setBigUint64 === 'function'\)\s*return view\.setBigUint64\([^;]*;/, '')
    .replace('Number((value >> _32n) & _u32_max)', 'Math.floor(value / 4294967296)')
    .replace('Number(value & _u32_max)', 'value >>> 0')
    .replace(/\bBigInt\(/g, 'Number(')
