/**
 * Loader that replaces BigInt, which iOS 13 lacks, in @noble's hashes and cipher. They use it for a message's length, which is always
 * below 2^53. No other part of @noble in this app needs BigInt. SHA-512 does, and must not be used with this loader.
 */
module.exports = (source) =>
  source
    .replace(/if \(typeof view\.setBigUint64 === 'function'\)\s*return view\.setBigUint64\([^;]*;/, '')
    .replace('Number((value >> _32n) & _u32_max)', 'Math.floor(value / 4294967296)')
    .replace('Number(value & _u32_max)', 'value >>> 0')
    .replace(/\bBigInt\(/g, 'Number(')
