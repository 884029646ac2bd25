import { hour } from '../../../src/domain/calendar/calendar'
import { accept, refuse } from '../../../src/domain/decision'
import { readJpeg } from '../../../src/domain/photos/jpeg'
import { PHOTO, THUMBNAIL, decidePhoto, fitWithin, readPicture } from '../../../src/domain/photos/photo'
import { PLACE, aJpeg, exif, segment } from '../../support/jpegs'
import { anActivity, start } from '../examples'

test.each([
  ['begun', {}, 0, start, accept],
  ['begun, with eight', {}, 8, start + hour, accept],
  ['begun, with nine', {}, 9, start + hour, refuse('too-many-photos', '9')],
  ['a moment before its start', {}, 0, start - 1, refuse('visit-not-begun')],
  ['called off', { status: 'cancelled' }, 0, start + hour, refuse('activity-cancelled')],
  ['a draft', { status: 'draft' }, 0, start + hour, refuse('not-published')],
  ['waiting for the administrator', { status: 'submitted' }, 0, start + hour, refuse('not-published')],
] as const)('a photo for a visit that is %s is accepted or refused', (_why, change, stored, now, expected) => {
  expect(decidePhoto(anActivity(change), stored, now)).toEqual(expected)
})

test.each([
  ['a wide photo', { width: 4000, height: 3000 }, { width: 1280, height: 960 }],
  ['a tall photo', { width: 3000, height: 4000 }, { width: 960, height: 1280 }],
  ['a photo that fits', { width: 1280, height: 20 }, { width: 1280, height: 20 }],
  ['a strip, which keeps a pixel', { width: 9000, height: 2 }, { width: 1280, height: 1 }],
])('%s is scaled to the size that a phone shows', (_what, size, expected) => {
  expect(fitWithin(size, 1280)).toEqual(expected)
})

const clean = (file: Buffer) => Buffer.from(readJpeg(file)?.bytes ?? [])

test('a picture without other segments stays as it is, byte for byte', () => {
  const file = aJpeg({ width: 33, height: 17 })
  expect(readJpeg(file)).toMatchObject({ width: 33, height: 17 })
  expect(clean(file)).toEqual(aJpeg({ width: 33, height: 17 }))
})

test.each([
  ['Exif, with the place', [exif(1)]],
  ['XMP', [segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${PLACE}`))]],
  ['a colour profile', [segment(0xe2, Buffer.from(`ICC_PROFILE\0${PLACE}`))]],
  ['Photoshop data', [segment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`))]],
  ['an Adobe segment with more in it than colours', [segment(0xee, Buffer.from(`Adobe${PLACE}`))]],
  ['a comment', [segment(0xfe, Buffer.from(PLACE))]],
  ['JFIF with a picture in it, and more', [segment(0xe0, Buffer.from(`JFIF\0${PLACE}`)), segment(0xef, Buffer.from(PLACE)), exif(1, 'II')]],
])('%s is removed from the file', (_what, beside) => {
  expect(clean(aJpeg({ beside }))).toEqual(aJpeg())
})

/** A progressive photo with this many scans. */
const withScans = (count: number) => {
  const file = aJpeg()
  const more = Array.from({ length: count - 1 }, () => segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])))
  return Buffer.concat([file.subarray(0, -2), ...more, file.subarray(-2)])
}

test('a photo of twelve scans is accepted, and a photo of thousands of scans is refused', () => {
  expect(clean(withScans(12))).toEqual(withScans(12))
  for (const scans of [21, 12_000]) expect(readPicture(withScans(scans), PHOTO)).toEqual(refuse('not-a-photo'))
})

test('bytes after the end of the picture are dropped, such as a second picture, a video or a location', () => {
  expect(clean(aJpeg({ after: Buffer.concat([aJpeg({ beside: [exif(1)] }), Buffer.from(PLACE)]) }))).toEqual(aJpeg())
})

test('the segment about the coding of colours stays', () => {
  const beside = [segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\0', 'latin1'))]
  expect(clean(aJpeg({ beside }))).toEqual(aJpeg({ beside }))
})

test.each([
  ['upside down', 3, 'MM', 640, 480],
  ['upright', 6, 'MM', 480, 640],
  ['upright, as other phones write it', 8, 'II', 480, 640],
] as const)('a photo taken %s keeps its orientation, but no other metadata', (_how, orientation, order, width, height) => {
  const picture = readJpeg(aJpeg({ beside: [exif(orientation, order)] }))
  expect(picture).toMatchObject({ width, height })
  const bytes = Buffer.from(picture?.bytes ?? [])
  expect(bytes.includes(PLACE)).toBe(false)
  // Reading the cleaned file again removes nothing more.
  expect(readJpeg(bytes)).toEqual(picture)
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a page with a JPEG’s first bytes', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from('<script>alert(1)</script>')])],
  ['half a photo', aJpeg().subarray(0, 300)],
  ['a photo cut off in the middle of a segment', aJpeg({ beside: [exif(1)] }).subarray(0, 40)],
  ['a JPEG with an end and no picture', Buffer.concat([aJpeg().subarray(0, 2), Buffer.from([0xff, 0xd9])])],
  ['a photo of no height', aJpeg({ height: 0 })],
  ['a photo with two frames', aJpeg({ beside: [segment(0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0]))] })],
  ['a lossless JPEG', aJpeg({ beside: [segment(0xc3, Buffer.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0]))] })],
  ['a photo with an unknown segment', aJpeg({ beside: [segment(0xf0, Buffer.from('x'))] })],
])('%s is not a photo', (_what, file) => {
  expect(readPicture(file, PHOTO)).toEqual(refuse('not-a-photo'))
})

test.each([
  ['as large as phones make them', { width: 1280, height: 960 }, PHOTO, true],
  ['measured by its longer side before it was turned', { width: 2560, height: 1920 }, PHOTO, true],
  ['of more pixels than that', { width: 2568, height: 8 }, PHOTO, false],
  ['that would fill a phone’s memory', { width: 65_000, height: 100 }, PHOTO, false],
  ['that is a thumbnail', { width: 400, height: 300 }, THUMBNAIL, true],
  ['that is too large for a thumbnail', { width: 808, height: 300 }, THUMBNAIL, false],
])('a photo %s: accepted or not', (_what, size, limits, isTaken) => {
  const read = readPicture(aJpeg(size), limits)
  expect(read.ok ? true : read.reason).toBe(isTaken || 'photo-too-large')
})

test('a file above the size limit of photos is refused without being read', () => {
  expect(readPicture(Buffer.alloc(PHOTO.bytes + 1), PHOTO)).toEqual(refuse('photo-too-large'))
})

test('the reader ends without an error for every changed or truncated file, and never keeps the location', () => {
  const file = aJpeg({ width: 24, height: 24, beside: [exif(6)] })
  for (let at = 0; at < file.length; at++) {
    for (const value of [0x00, 0x02, 0xff]) {
      const changed = Buffer.from(file)
      changed[at] = value
      const read = readJpeg(changed)
      if (read) expect(Buffer.from(read.bytes).includes(PLACE)).toBe(false)
    }
    expect(readJpeg(file.subarray(0, at))).toBeNull()
  }
})
