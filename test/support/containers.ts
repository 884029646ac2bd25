/** Containers of Office's files before 2007 (compound files), with a header and a directory alone. */

const SECTOR = 512
const ENTRY = 128

/** Bytes of a container whose directory has these entries. */
export function aContainer(...names: string[]): Buffer {
  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 'hex')
  const entries = ['Root Entry', ...names].map((name) => {
    const entry = Buffer.alloc(ENTRY)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE(name.length * 2 + 2, 64)
    return entry
  })
  return Buffer.concat([header, ...entries])
}
