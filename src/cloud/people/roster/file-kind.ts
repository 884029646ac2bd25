/** The kind of a file by its bytes, since files are renamed: what cannot be read is refused by its true name. */
import type { FileProblem } from '../../../contract/people/members'

/** A refusal of the file as a whole, or the reader for its kind. */
export type FileKind = Extract<FileProblem, `file-${string}`> | 'zip' | 'text'

const SIGNATURES: readonly [start: string, kind: FileKind][] = [
  ['89504e47', 'file-is-picture'],
  ['ffd8ff', 'file-is-picture'],
  ['47494638', 'file-is-picture'],
  ['49492a00', 'file-is-picture'],
  ['4d4d002a', 'file-is-picture'],
  // %PDF
  ['25504446', 'file-is-pdf'],
  // {\rtf
  ['7b5c727466', 'file-is-document'],
  // Rar!, 7z, gzip
  ['52617221', 'file-is-archive'],
  ['377abcaf271c', 'file-is-archive'],
  ['1f8b08', 'file-is-archive'],
  // Sheets of Excel 2 to 5 without a container
  ['09000400', 'file-is-xls'],
  ['09020600', 'file-is-xls'],
  ['09040600', 'file-is-xls'],
  ['09080800', 'file-is-xls'],
  ['504b', 'zip'],
]
/** Container of Office's files before 2007, of WPS, and of .xlsx files with a password. */
const CONTAINER = 'd0cf11e0'

export function kindOf(name: string, bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'file-empty'
  const start = bytes.subarray(0, 8).toString('hex')
  if (start.startsWith(CONTAINER)) return kindInContainer(name, bytes)
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (known) return known[1]
  return isPicture(bytes) ? 'file-is-picture' : 'text'
}

/** True for WebP, for HEIC and the other formats with a type box, and for a bitmap that states its own length. */
function isPicture(bytes: Buffer): boolean {
  const word = (at: number) => bytes.toString('latin1', at, at + 4)
  if ((word(0) === 'RIFF' && word(8) === 'WEBP') || word(4) === 'ftyp') return true
  return word(0).startsWith('BM') && bytes.length >= 6 && bytes.readUInt32LE(2) === bytes.length
}

/** Entries of a container, each with the kind of file that has it. The order matters: a locked or embedding file has several. */
const ENTRIES: readonly [entry: string, kind: FileKind][] = [
  ['EncryptedPackage', 'file-is-locked'],
  ['ETExtData', 'file-is-et'],
  ['Workbook', 'file-is-xls'],
  ['Book', 'file-is-xls'],
  ['WordDocument', 'file-is-document'],
  ['PowerPoint Document', 'file-is-document'],
]
/** Length of an entry in a container's directory, bytes. */
const ENTRY = 128

function kindInContainer(name: string, bytes: Buffer): FileKind {
  const entries = new Set<string>()
  // Sectors hold whole entries, so that every entry begins at a multiple of its length.
  for (let at = ENTRY; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = bytes.readUInt16LE(at + 64)
    if (length >= 4 && length <= 64 && length % 2 === 0) entries.add(bytes.toString('utf16le', at, at + length - 2))
  }
  const kind = ENTRIES.find(([entry]) => entries.has(entry))?.[1] ?? 'file-broken'
  return kind === 'file-is-xls' && /\.et$/i.test(name) ? 'file-is-et' : kind
}

/** Kind of a zip without a workbook, by the names in it. */
export function kindOfZip(names: readonly string[]): FileKind {
  const has = (pattern: RegExp) => names.some((each) => pattern.test(each))
  if (has(/^xl\/workbook\.bin$/)) return 'file-is-other-table'
  if (has(/^(word|ppt)\//)) return 'file-is-document'
  if (has(/^Index\/.*\.iwa$|^index\.apxl$|^Index\.zip$/)) return 'file-is-other-table'
  if (has(/^content\.xml$/)) return 'file-is-other-table'
  return 'file-is-archive'
}

/** Kind of a text that is no table of values. */
export function kindOfText(text: string): FileKind {
  const head = text.slice(0, 2_000).trimStart()
  if (head === '') return 'file-empty'
  if (/^<\?xml/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(head)) return 'file-is-xml-2003'
  if (/^<(!doctype|html|head|body|meta|table|div|\?xml)\b/i.test(head) || /^MIME-Version:/i.test(head)) return 'file-is-web-page'
  return 'text'
}
