/** Segments and bytes of JPEG files, one by one, each beside its nearest neighbour that is treated otherwise. */
import { readJpeg } from '../../../src/domain/photos/jpeg'
import { PHOTO, readPicture } from '../../../src/domain/photos/photo'
import { aJpeg, exif, segment } from '../../support/jpegs'

const clean = (file: Buffer) => {
  const read = readJpeg(file)
  return read && Buffer.from(read.bytes)
}
const frame = (marker: number, body: readonly number[]) => segment(marker, Buffer.from(body))
const USUAL = [8, 1, 2, 3, 4, 1, 1, 0x11, 0]
const COMPONENTS = 5
/** A file whose only frame has this marker and body. */
const withFrame = (marker: number, body: readonly number[] = USUAL) => {
  const file = aJpeg()
  const at = file.indexOf(Buffer.from([0xff, 0xc0]))
  return Buffer.concat([file.subarray(0, at), frame(marker, body), file.subarray(at + 2 + file.readUInt16BE(at + 2))])
}
const changed = (body: readonly number[], at: number, value: number) => body.map((byte, index) => (index === at ? value : byte))

test.each([0xc0, 0xc1, 0xc2])('a frame with the marker %i is shown, with its size in two bytes each', (marker) => {
  expect(readJpeg(withFrame(marker))).toMatchObject({ height: 0x0102, width: 0x0304 })
})

test.each([0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xcb, 0xcc, 0xcf, 0xdc, 0xde, 0xdf, 0xf0, 0xfd])(
  'a segment with the marker %i is shown by no phone',
  (marker) => {
    expect(readJpeg(aJpeg({ beside: [segment(marker, Buffer.from('x'))] }))).toBeNull()
  },
)

test.each([
  ['one component', COMPONENTS, 1, true],
  ['two components', COMPONENTS, 2, false],
  ['three components', COMPONENTS, 3, true],
  ['four components', COMPONENTS, 4, true],
  ['five components', COMPONENTS, 5, false],
  ['no component', COMPONENTS, 0, false],
  ['samples of twelve bits', 0, 12, false],
  ['samples of seven bits', 0, 7, false],
])('a frame with %s is shown or not', (_what, at, value, isShown) => {
  expect(readJpeg(withFrame(0xc0, changed(USUAL, at, value))) !== null).toBe(isShown)
})

test.each([
  ['no width', [8, 0, 1, 0, 0, 1, 1, 0x11, 0], null],
  ['no height', [8, 0, 0, 0, 1, 1, 1, 0x11, 0], null],
  ['one pixel', [8, 0, 1, 0, 1, 1, 1, 0x11, 0], { width: 1, height: 1 }],
])('a frame of %s', (_what, body, size) => {
  const read = readJpeg(withFrame(0xc0, body))
  expect(read && { width: read.width, height: read.height }).toEqual(size)
})

test.each([0xe0, 0xe1, 0xe2, 0xed, 0xef, 0xfe])('the segment with the marker %i is left out, be it long or empty', (marker) => {
  const beside = [segment(marker, Buffer.alloc(0)), segment(marker, Buffer.alloc(70, 'x')), segment(marker, Buffer.from('Adobe1234567'))]
  expect(clean(aJpeg({ beside }))).toEqual(aJpeg())
})

test.each([
  ['quantities', segment(0xdb, Buffer.from('x'))],
  ['codes', segment(0xc4, Buffer.from('x'))],
  ['a restart interval', segment(0xdd, Buffer.from([0, 4]))],
  ['twelve bytes of Adobe', segment(0xee, Buffer.from('Adobe1234567'))],
])('the segment with %s stays', (_what, kept) => {
  expect(clean(aJpeg({ beside: [kept] }))).toEqual(aJpeg({ beside: [kept] }))
})

test.each([
  ['thirteen bytes of Adobe', 'Adobe12345678'],
  ['eleven bytes of Adobe', 'Adobe123456'],
  ['twelve bytes of another program', 'Adobi1234567'],
])('the segment with %s is left out', (_what, text) => {
  expect(clean(aJpeg({ beside: [segment(0xee, Buffer.from(text))] }))).toEqual(aJpeg())
})

test('fill bytes before a marker are left out', () => {
  for (const fill of [1, 2, 7]) {
    const padded = Buffer.concat([Buffer.alloc(fill, 0xff), segment(0xdb, Buffer.from('x'))])
    expect(clean(aJpeg({ beside: [padded] }))).toEqual(aJpeg({ beside: [segment(0xdb, Buffer.from('x'))] }))
  }
})

test.each([
  ['a byte in place of a marker', [0x00, 0xdb, 0, 3, 1]],
  ['a restart marker', [0xff, 0xd0]],
  ['the last restart marker', [0xff, 0xd7]],
  ['a second start', [0xff, 0xd8]],
  ['a marker of the arithmetic kind', [0xff, 0x01]],
  ['the marker before the first frame', [0xff, 0xbf, 0, 3, 1]],
  ['a length of zero', [0xff, 0xfe, 0, 0]],
  ['a length that is shorter than itself', [0xff, 0xfe, 0, 1]],
  ['a length beyond the file', [0xff, 0xfe, 0xff, 0xff]],
])('%s between the segments makes a file unreadable', (_what, bytes) => {
  expect(readJpeg(aJpeg({ beside: [Buffer.from(bytes)] }))).toBeNull()
})

/** A file with these bytes at the end of its coded picture. */
const withPicture = (...bytes: number[]) => {
  const file = aJpeg()
  return Buffer.concat([file.subarray(0, -2), Buffer.from(bytes), file.subarray(-2)])
}
test.each([
  ['an FF of its own', [0xff, 0x00, 7]],
  ['the first restart', [0xff, 0xd0, 7]],
  ['the last restart', [0xff, 0xd7, 7]],
  ['two FF in a row before a restart', [0xff, 0xff, 0xd3, 7]],
  ['other bytes', [0xd8, 0xd9, 0x00]],
])('the coded picture may hold %s', (_what, bytes) => {
  expect(clean(withPicture(...bytes))).toEqual(withPicture(...bytes))
})

test.each([
  ['the marker before the restarts', [0xff, 0xcf, 7]],
  ['the marker after the restarts', [0xff, 0xd8, 7]],
  ['a marker of one', [0xff, 0x01, 7]],
])('the coded picture ends with %s', (_what, bytes) => {
  expect(readJpeg(withPicture(...bytes))).toBeNull()
})

test('a table between two scans stays, and a comment between them is left out', () => {
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
  const between = (beside: Buffer[]) => Buffer.concat([aJpeg().subarray(0, -2), ...beside, scan, Buffer.from([0x12, 0xff, 0xd9])])
  const table = segment(0xc4, Buffer.from('x'))
  expect(clean(between([table, segment(0xfe, Buffer.from('here'))]))).toEqual(between([table]))
})

test('a picture has a frame before its first scan, and at least one scan', () => {
  const file = aJpeg()
  const at = file.indexOf(Buffer.from([0xff, 0xc0]))
  const scanAt = file.indexOf(Buffer.from([0xff, 0xda]))
  expect(readJpeg(Buffer.concat([file.subarray(0, at), file.subarray(scanAt)]))).toBeNull()
  expect(readJpeg(Buffer.concat([file.subarray(0, scanAt), file.subarray(-2)]))).toBeNull()
  expect(readJpeg(Buffer.concat([Buffer.from([0xfe, 0xd8]), file.subarray(2)]))).toBeNull()
  expect(readJpeg(Buffer.concat([Buffer.from([0xff, 0xd9]), file.subarray(2)]))).toBeNull()
})

test('a photo may have twenty scans, and no more', () => {
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))
  const file = (scans: number) =>
    Buffer.concat([aJpeg().subarray(0, -2), ...Array.from({ length: scans - 1 }, () => scan), Buffer.from([0xff, 0xd9])])
  expect([readJpeg(file(20)) !== null, readJpeg(file(21)) !== null]).toEqual([true, false])
})

/** Directory of the Exif segment that turns a picture, as this program writes it. */
const turn = (orientation: number) =>
  segment(
    0xe1,
    Buffer.from(`Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`, 'latin1'),
  )
const size = { width: 640, height: 480 }
const turned = { width: 480, height: 640 }

test.each([
  [2, size],
  [3, size],
  [4, size],
  [5, turned],
  [6, turned],
  [7, turned],
  [8, turned],
])('the orientation %i is written anew, byte for byte, in either order of bytes', (orientation, shown) => {
  for (const order of ['MM', 'II'] as const) {
    const file = aJpeg({ beside: [exif(orientation, order)] })
    expect(readJpeg(file)).toMatchObject(shown)
    expect(clean(file)).toEqual(aJpeg({ beside: [turn(orientation)] }))
  }
})

test.each([0, 1, 9, 255, 0x0600])('the orientation %i is upright, or none', (orientation) => {
  for (const order of ['MM', 'II'] as const) expect(clean(aJpeg({ beside: [exif(orientation, order)] }))).toEqual(aJpeg())
})

test('of several Exif segments the first that turns the picture counts', () => {
  expect(clean(aJpeg({ beside: [exif(1), exif(6), exif(3)] }))).toEqual(aJpeg({ beside: [turn(6)] }))
})

/** An Exif segment from these parts: header, offset of the directory, entries of twelve bytes. */
const directory = (entries: readonly number[][], { header = 'Exif\0\0MM\0*', gap = 0, count = entries.length } = {}) =>
  segment(
    0xe1,
    Buffer.concat([
      Buffer.from(header),
      Buffer.from([0, 0, 0, 8 + gap]),
      Buffer.alloc(gap),
      Buffer.from([0, count, ...entries.flat()]),
      Buffer.alloc(4),
    ]),
  )
const entry = (value: number, tag = 0x12, type = 3) => [1, tag, 0, type, 0, 0, 0, 1, 0, value, 0, 0]

test.each([
  ['the only entry', directory([entry(6)]), 6],
  ['the third entry', directory([entry(3, 0x11), entry(3, 0x13), entry(6)]), 6],
  ['a directory that lies further on', directory([entry(6)], { gap: 4 }), 6],
  ['a directory that claims more entries than there are', directory([entry(6)], { count: 200 }), 6],
  ['an entry of another type before it', directory([entry(3, 0x12, 4), entry(6)]), 6],
  ['an impossible one before it, which ends the search', directory([entry(9), entry(6)]), 1],
  ['a directory that claims no entry', directory([entry(6)], { count: 0 }), 1],
  ['an entry behind those that the directory claims', directory([entry(3, 0x11), entry(6)], { count: 1 }), 1],
  ['a segment of another name', directory([entry(6)], { header: 'Exig\0\0MM\0*' }), 1],
])('the orientation is read from %s', (_where, beside, orientation) => {
  expect(clean(aJpeg({ beside: [beside] }))).toEqual(orientation === 1 ? aJpeg() : aJpeg({ beside: [turn(orientation)] }))
})

test('a photo may have as many bytes as the limit, and no more', () => {
  const file = (bytes: number) => aJpeg({ weight: bytes - aJpeg().length })
  expect(readPicture(file(PHOTO.bytes), PHOTO)).toMatchObject({ ok: true })
  expect(readPicture(file(PHOTO.bytes + 1), PHOTO)).toEqual({ ok: false, reason: 'photo-too-large' })
})
