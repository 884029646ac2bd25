/** Roster files that would cost a careless reader far more than their size: each kind grows with `n`. */
import { deflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { aContainer } from './containers'
import { inBig5, inGbk } from './gbk'
import { anXlsx } from './spreadsheets'
import { aZip } from './zips'

export interface HostileFile {
  name: string
  bytes: Buffer
}

/** Parts of a valid workbook. */
const VALID = unzipSync(
  anXlsx({
    rows: [
      ['姓名', '手机'],
      ['王样例', 13_800_000_001],
    ],
  }),
)
const PARTS = {
  workbook: 'xl/workbook.xml',
  rels: 'xl/_rels/workbook.xml.rels',
  sheet: 'xl/worksheets/sheet1.xml',
  strings: 'xl/sharedStrings.xml',
  styles: 'xl/styles.xml',
}

/** A valid workbook in which some parts are replaced. */
const aWorkbook = (change: Partial<Record<keyof typeof PARTS, string>>): HostileFile => {
  const changed = Object.entries(change).map(([part, xml]) => [PARTS[part as keyof typeof PARTS], Buffer.from(xml)] as const)
  const parts = { ...VALID, ...Object.fromEntries(changed) }
  return { name: 'a.xlsx', bytes: aZip(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) }))) }
}
const csv = (text: string): HostileFile => encoded(Buffer.from(text))
const encoded = (bytes: Buffer): HostileFile => ({ name: 'a.csv', bytes })
const sheet = (content: string): HostileFile => aWorkbook({ sheet: `<worksheet><sheetData>${content}</sheetData></worksheet>` })

/** A zip whose directory has many entries that share the same bytes. */
function overlapping(n: number): HostileFile {
  // Empty blocks of stored bytes, which unpack to nothing.
  const bytes = Buffer.concat([...Array.from({ length: n }, () => Buffer.from([0, 0, 0, 0xff, 0xff])), deflateRawSync('')])
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  const entries = ['xl/workbook.xml', ...Array.from({ length: Math.min(n, 20_000) }, (_, nth) => `x${nth}`)].map((name) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    return Buffer.concat([entry, Buffer.from(name)])
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(local.length + bytes.length, 16)
  return { name: 'a.xlsx', bytes: Buffer.concat([local, bytes, ...entries, end]) }
}

export const HOSTILE_FILES: Record<string, (n: number) => HostileFile> = {
  'blank lines': (n) => csv(`姓名,手机${'\n'.repeat(n)}`),
  'lines of an old Macintosh': (n) => csv(`姓名,手机${'\r'.repeat(n)}`),
  commas: (n) => csv(`姓名,手机\n${','.repeat(n)}`),
  'rows of two cells': (n) => csv(`姓名,手机\n${'王样例,1\n'.repeat(n)}`),
  quotes: (n) => csv(`姓名,手机\n${'"'.repeat(n)}`),
  'a quote in each line': (n) => csv(`姓名,手机\n${'"a\n'.repeat(n)}`),
  'a quote within each line': (n) => csv(`姓名,手机\n${'a"b,1\n'.repeat(n)}`),
  'lines within a cell': (n) => csv(`姓名,手机\n"${'\n'.repeat(n)}",1`),
  'blanks before a page': (n) => csv(`${' '.repeat(n)}<`),
  'one long cell': (n) => csv(`姓名,手机\n${'王'.repeat(n)},1`),
  'rows of digits': (n) => csv(`姓名,手机\n${`${'1'.repeat(400)}\n`.repeat(n / 400)}`),
  'rows of headings': (n) => csv('姓名,手机\n'.repeat(n / 8)),
  'rows of headings of names alone': (n) => csv(`姓名,手机\n${'姓名,姓名\n'.repeat(n / 8)}`),
  'columns of phones': (n) => csv(`姓名,${'手机,'.repeat(n / 4)}\n王样例,1`),
  'people who have left': (n) => csv(`姓名,手机,备注\n${'王样例,13800000001,已退社\n'.repeat(n / 16)}`),
  'one person in each row': (n) =>
    csv(`姓名,手机,专长\n${Array.from({ length: n / 16 }, (_, row) => `王样例,13800000001,书法${row}\n`).join('')}`),
  'titles of branches': (n) => csv(`姓名,手机\n${'第一支部,\n'.repeat(n / 8)}`),
  'a text in Big5': (n) => encoded(inBig5(`姓名,手機\n${'王樣例,1\n'.repeat(n / 8)}`)),
  'a text of two encodings': (n) => encoded(inGbk('王样例,1\n'.repeat(n / 8))),
  'a text in UTF-16': (n) => encoded(Buffer.from(`\ufeff姓名,手机\n${'王样例,1\n'.repeat(n / 8)}`, 'utf16le')),
  'a text in UTF-16 without a mark': (n) => encoded(Buffer.from(`姓名,手机\n${'王样例,1\n'.repeat(n / 8)}`, 'utf16le')),
  zeros: (n) => encoded(Buffer.alloc(n)),
  'entries of a container': (n) => encoded(aContainer(...Array.from({ length: n / 16 }, (_, nth) => `x${nth}`))),
  'open sheet tags': (n) => aWorkbook({ workbook: '<sheet '.repeat(n) }),
  'sheet tags': (n) => aWorkbook({ workbook: `<workbook><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(n)}</sheets></workbook>` }),
  'open relationships': (n) => aWorkbook({ rels: '<Relationship '.repeat(n) }),
  'a long attribute': (n) => aWorkbook({ workbook: `<workbook><sheets><sheet name="${'a'.repeat(n)}" r:id="rId1"/></sheets></workbook>` }),
  'entities of a name': (n) =>
    aWorkbook({ workbook: `<workbook><sheets><sheet name="${'&amp;'.repeat(n)}" r:id="rId1"/></sheets></workbook>` }),
  'a prefix of a listed sheet': (n) => aWorkbook({ workbook: `<workbook><${'a'.repeat(n)}:sheet name="a"/></workbook>` }),
  'prefixes of an attribute': (n) => aWorkbook({ workbook: `<workbook><sheet name="a" ${'a:'.repeat(n)}/></workbook>` }),
  'open cells': (n) => sheet('<c '.repeat(n)),
  'open rows': (n) => sheet('<row '.repeat(n)),
  'cells without a reference': (n) => sheet('<c/>'.repeat(n)),
  'rows of cells without a reference': (n) => sheet('<row><c><v>1</v></c></row>'.repeat(n / 4)),
  'cells with open quotes': (n) => sheet(`<row r="1">${`<c s="'" t='"'><v>1</v></c>`.repeat(n / 8)}</row>`),
  'cells at the same place': (n) => sheet(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(n)}</row>`),
  'empty rows': (n) => sheet(Array.from({ length: n }, (_, row) => `<row r="${row + 1}"/>`).join('')),
  'attributes of a cell': (n) => sheet(`<row r="1"><c ${'a="" '.repeat(n)} r="A1"><v>1</v></c></row>`),
  'letters of a reference': (n) => sheet(`<row r="1"><c r="${'A'.repeat(n)}1"><v>1</v></c></row>`),
  'open merged cells': (n) => sheet('</sheetData><mergeCells>' + '<mergeCell ref="A1'.repeat(n)),
  'merged cells': (n) => sheet(`</sheetData><mergeCells>${'<mergeCell ref="A1:A9"/>'.repeat(n)}</mergeCells>`),
  'merged columns over each other': (n) =>
    sheet(
      `${'<row><c><v>1</v></c></row>'.repeat(n / 16)}</sheetData><mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(n / 16)}</mergeCells>`,
    ),
  'nested tags': (n) => sheet('<a>'.repeat(n)),
  'prefixes of tags': (n) => sheet(`<${'a'.repeat(n)}:row>`),
  comments: (n) => sheet('<!--'.repeat(n)),
  'sections of characters': (n) => sheet('<![CDATA['.repeat(n)),
  'shared texts': (n) => aWorkbook({ strings: `<sst>${'<si><t>王</t></si>'.repeat(n)}</sst>` }),
  'runs of a shared text': (n) => aWorkbook({ strings: `<sst><si>${'<r><t>王</t></r>'.repeat(n)}</si></sst>` }),
  'open shared texts': (n) => aWorkbook({ strings: '<si><t>'.repeat(n) }),
  styles: (n) => aWorkbook({ styles: `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(n)}</cellXfs></styleSheet>` }),
  'ends of a zip': (n) => ({ name: 'a.xlsx', bytes: Buffer.concat([Buffer.from('PK'), Buffer.from('PK\x05\x06'.repeat(n), 'latin1')]) }),
  'entries of a zip': (n) => ({
    name: 'a.xlsx',
    bytes: aZip(Array.from({ length: n / 8 }, (_, nth) => ({ name: `x${nth}`, content: Buffer.alloc(0) }))),
  }),
  'entries that share their bytes': overlapping,
  'sheets of members': (n) => ({
    name: 'a.xlsx',
    bytes: anXlsx(
      ...Array.from({ length: 50 }, (_sheet, nth) => ({
        rows: [['姓名', '手机'], ...Array.from({ length: n / 100 }, (_, row) => ['王样例', 13_800_000_000 + nth * 10_000 + row])],
      })),
    ),
  }),
  'names on a sheet without headings': (n) => ({
    name: 'a.xlsx',
    bytes: anXlsx(
      { rows: [['姓名', '手机']] },
      {
        rows: Array.from({ length: n / 32 }, (_, row) =>
          Array.from({ length: 8 }, (_cell, column) => `王${String.fromCharCode(0x4e00 + (row % 5_000), 0x5000 + column)}`),
        ),
      },
    ),
  }),
  'rows of a full roster': (n) => ({
    name: 'a.xlsx',
    bytes: anXlsx({ rows: [['姓名', '手机'], ...Array.from({ length: n }, (_, row) => ['王样例', 13_800_000_000 + row])] }),
  }),
}
