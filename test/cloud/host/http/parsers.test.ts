/** Every parser of what clients send costs in proportion to its input: doubled input, doubled cost. */
import { readFile } from '../../../../src/cloud/people/roster/read-file'
import { readCursor } from '../../../../src/cloud/db/activities/activities'
import { readRecordCursor } from '../../../../src/cloud/db/figures/year-records'
import { callsIn, tidyForwarded } from '../../../../src/cloud/host/http/refused-requests'
import { kindOfText } from '../../../../src/cloud/people/roster/file-kind'
import { endsItsTags } from '../../../../src/cloud/people/roster/xml-tokens'
import { parse } from '../../../../src/cloud/importer/parse'
import { tidyCharacters, tidyName, nameKey, isName } from '../../../../src/domain/people/names'
import { isPhone, maskPhone, tidyPhone } from '../../../../src/domain/people/phones'
import { branchOfSheet, branchOfTitle, readBranch } from '../../../../src/domain/people/roster-branches'
import { maskNumbers, readNote, readPhone, readSkills } from '../../../../src/domain/people/roster-cells'
import { findHeading } from '../../../../src/domain/people/roster-headings'
import { isRemarkOfLeaving, readName, remarkOfLeaving } from '../../../../src/domain/people/roster-names'
import { readJpeg } from '../../../../src/domain/photos/jpeg'
import { wordsIn } from '../../../../src/domain/content/words'
import { LONGEST_INPUT, expectLinear } from '../../../support/doubling'
import { HOSTILE_FILES } from '../../../support/hostile-files'
import { aJpeg } from '../../../support/jpegs'

/** Most characters of a text in a call or a cell here, some times what its schema allows. */
const LONG_TEXT = LONGEST_INPUT

test.each(Object.entries(HOSTILE_FILES))('a roster file: %s', (_what, make) =>
  expectLinear(make, ({ name, bytes }) => readFile(name, bytes), LONGEST_INPUT),
)

const repeated = (text: string) => (size: number) => text.repeat(Math.ceil(size / text.length)).slice(0, size)
/** Texts that make a careless pattern try again at each character. */
const TEXTS: [string, (size: number) => string][] = [
  ['digits', repeated('1')],
  ['digits with dots', repeated('1.')],
  ['digits with blanks', repeated('138 0000 ')],
  ['scientific numbers', repeated('1.38E+')],
  ['blanks', (size) => `${' '.repeat(size)}x`],
  ['letters before a digit', (size) => `${'a'.repeat(size)}1`],
  ['dots', repeated('·')],
  ['periods', repeated('a. ')],
  ['surnames before commas', repeated('a, ')],
  ['dots with blanks', repeated('· ')],
  ['Chinese characters with blanks', repeated('王 ')],
  ['Chinese characters', repeated('王')],
  ['surnames with commas', repeated('王李、')],
  ['offices', repeated(' 副主委')],
  ['remarks that people have left', repeated('已退社')],
  ['open brackets', repeated('(')],
  ['brackets', repeated('()[]【】')],
  ['hyphens', repeated('-')],
  ['commas', repeated('、,;|/')],
  ['invisible characters', repeated('\u200b')],
  ['combining marks', repeated('a\u0301\u0316')],
  ['ligatures that become many characters', repeated('\ufdfa')],
]
const findWord = wordsIn(['赌博', '代开发票', 'a'.repeat(50)], ['赌博心理'])
const PARSERS: [string, (text: string) => unknown][] = [
  ['a name', (text) => [tidyCharacters(text), isName(tidyName(text)), nameKey(text)]],
  ['a phone number', (text) => [isPhone(tidyPhone(text)), maskPhone(text)]],
  ["a roster's cell", (text) => [readName(text), readPhone(text), readSkills(text), readNote(text)]],
  ['a masked number', (text) => maskNumbers(text)],
  ['headings', (text) => findHeading([Array.from(text, (_, at) => text.slice(at, at + 10))])],
  ['a branch', (text) => [readBranch(text), branchOfTitle([text]), branchOfSheet(text, true)]],
  ['a remark of leaving', (text) => [remarkOfLeaving(text, [text]), isRemarkOfLeaving(text)]],
  ['the kind of a text', (text) => kindOfText(text)],
  ['the list of words', (text) => findWord([text])],
  ['the cursor of a list', (text) => [readCursor(text), readCursor(`1_${text}`)]],
  ['the cursor of records', (text) => [readRecordCursor(text), readRecordCursor(`1_${text}`)]],
  ['the address of a batch', (text) => callsIn(`/rpc/${text}`)],
  ['the addresses of proxies', (text) => tidyForwarded({ raw: { headers: { 'x-forwarded-for': text } } } as never)],
  ['XML', (text) => endsItsTags(`<a>${text}`)],
  ['a file of records', (text) => [parse(text), parse(`[{"id":"a"},{"id":"${text}`)]],
]
test.each(PARSERS.flatMap(([parser, work]) => TEXTS.map(([what, make]) => [parser, what, work, make] as const)))(
  '%s of %s',
  (_parser, _what, work, make) => expectLinear(make, work, LONG_TEXT),
)

const record = '{"id":"a","date":"2024-03-01","category":"law","region":"浙江省","hosts":["民革"],"services":[{"name":"法律咨询"}]}'
test.each<[string, (size: number) => string]>([
  ['records on one line', (size) => `[${`${record},`.repeat(size / 100)}{}]`],
  ['broken records on one line', (size) => `[${`${record},`.repeat(size / 100)}`],
  ['records without a closing brace', repeated('{"id":"a",')],
  ['braces', repeated('{')],
  ['pairs of braces', repeated('{}')],
  ['brackets', repeated('[')],
  ['quotes', repeated('"')],
  ['backslashes', (size) => `{"${'\\'.repeat(size)}`],
  ['lines', repeated('{\n')],
  ['blanks within a record', (size) => `{"id":${' '.repeat(size)}x},{`],
  ['fields of one record', (size) => `[{${'"a":1,'.repeat(size / 6)}"id":"a"},{`],
])('a file of records: %s', (_what, make) => expectLinear(make, parse, LONGEST_INPUT))

const bytes = (...parts: (number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const photo = aJpeg({ width: 8, height: 8 })
test.each<[string, (size: number) => Uint8Array]>([
  ['fill bytes', (size) => bytes([0xff, 0xd8], new Uint8Array(size).fill(0xff))],
  [
    'empty segments',
    (size) =>
      bytes(
        [0xff, 0xd8],
        new Uint8Array(size).map((_, at) => [0xff, 0xe0, 0, 2][at % 4] ?? 0),
      ),
  ],
  [
    'segments of tables',
    (size) =>
      bytes(
        [0xff, 0xd8],
        new Uint8Array(size).map((_, at) => [0xff, 0xdb, 0, 2][at % 4] ?? 0),
      ),
  ],
  ['a scan without an end', (size) => bytes(photo.subarray(0, photo.length - 2), new Uint8Array(size))],
  [
    'a scan of restart markers',
    (size) =>
      bytes(
        photo.subarray(0, photo.length - 2),
        new Uint8Array(size).map((_, at) => (at % 2 ? 0xd0 : 0xff)),
      ),
  ],
])('a photo: %s', (_what, make) => expectLinear(make, readJpeg, LONGEST_INPUT))
