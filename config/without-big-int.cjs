/**
 * The hashes and the cipher write a message's length, a number below 2^53, as a BigInt, which iOS 13 does not have. Nothing
 * else of theirs that this app uses needs one; SHA-512, which would, must not be used where this loader runs.
 */
module.exports = (source) =>
  source
    .replace(/if \(typeof view\.setBigUint64 === 'function'\)\s*return view\.setBigUint64\([^;]*;/, '')
    .replace('Number((value >> _32n) & _u32_max)', 'Math.floor(value / 4294967296)')
    .replace('Number(value & _u32_max)', 'value >>> 0')
    .replace(/\bBigInt\(/g, 'Number(')
