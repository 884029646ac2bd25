/** Pictures of invented visits, drawn square by square in the category's colour: nobody real is on them. */
import { type Colour, type Mosaic, SQUARE, mosaicJpeg } from './mosaic-jpeg'

const WIDTH = 80
const HEIGHT = 60

const SKY: Colour = [238, 241, 240]
const HILL: Colour = [196, 212, 198]
const GROUND: Colour = [226, 216, 198]
const WOOD: Colour = [158, 116, 80]
const CLOTH: Colour = [250, 247, 240]
const INK: Colour = [70, 62, 56]
const SKIN: Colour = [226, 188, 156]
const CLOTHES: readonly Colour[] = [
  [96, 118, 148],
  [150, 98, 92],
  [112, 132, 100],
  [168, 144, 98],
]
const RED: Colour = [190, 58, 48]
const GOLD: Colour = [226, 180, 84]

/** Colour of the awning and the board. */
const TONES: Readonly<Record<string, Colour>> = {
  culture: [176, 62, 52],
  science: [74, 128, 88],
  law: [72, 98, 150],
  health: [46, 132, 132],
  education: [150, 104, 56],
}
const OTHER_TONE: Colour = [110, 104, 98]

/** A shape: true for the squares that it covers. */
type Shape = (x: number, y: number) => boolean
const box =
  (left: number, top: number, width: number, height: number): Shape =>
  (x, y) =>
    x >= left && x < left + width && y >= top && y < top + height
const disc =
  (middle: number, centre: number, radius: number): Shape =>
  (x, y) =>
    (x - middle) ** 2 + (y - centre) ** 2 <= radius ** 2

type Layer = readonly [Shape, Colour]

/** The last layer that covers a square gives its colour. */
function drawn(layers: readonly Layer[]): Mosaic {
  const fromFront = [...layers].reverse()
  return { width: WIDTH, height: HEIGHT, at: (x, y) => fromFront.find(([covers]) => covers(x, y))?.[1] ?? SKY }
}

const scenery: readonly Layer[] = [
  [disc(66, 9, 5), GOLD],
  [disc(16, 46, 24), HILL],
  [disc(60, 50, 26), [180, 202, 186]],
  [box(0, 42, WIDTH, HEIGHT), GROUND],
]

const person = (x: number, feet: number, clothes: Colour): Layer[] => [
  [disc(x, feet - 15, 2.6), SKIN],
  [disc(x, feet - 16.6, 2.2), INK],
  [box(x - 3, feet - 12, 7, 8), clothes],
  [box(x - 2, feet - 4, 2, 4), INK],
  [box(x + 1, feet - 4, 2, 4), INK],
]

/** The sign of a category, around a middle. */
function sign(category: string | undefined, x: number, y: number): Layer[] {
  switch (category) {
    case 'health':
      return [
        [disc(x - 2, y - 1, 2.6), RED],
        [disc(x + 2, y - 1, 2.6), RED],
        [(at, row) => row >= y && row <= y + 5 && Math.abs(at - x) <= 5 - (row - y), RED],
      ]
    case 'law':
      return [
        [box(x, y - 4, 1, 10), INK],
        [box(x - 6, y - 4, 13, 1), INK],
        [box(x - 8, y + 1, 5, 1), GOLD],
        [box(x + 4, y + 1, 5, 1), GOLD],
        [box(x - 3, y + 6, 7, 1), INK],
      ]
    case 'culture':
      return [
        [box(x - 7, y - 4, 4, 11), RED],
        [box(x + 4, y - 4, 4, 11), RED],
        [(at, row) => Math.abs(at - x) + Math.abs(row - y - 1) <= 3, GOLD],
      ]
    default:
      return [
        [disc(x, y, 5), GOLD],
        [disc(x, y, 3), CLOTH],
      ]
  }
}

/** A stall before the hills, with people at the table. */
function stall(category: string | undefined, tone: Colour): Mosaic {
  return drawn([
    ...scenery,
    [box(18, 14, 44, 8), tone],
    [(x, y) => box(18, 14, 44, 8)(x, y) && Math.floor((x - 18) / 4) % 2 === 1, CLOTH],
    [box(19, 22, 1, 26), WOOD],
    [box(60, 22, 1, 26), WOOD],
    ...sign(category, 40, 27),
    ...person(30, 50, CLOTH),
    ...person(50, 50, CLOTH),
    [box(24, 40, 33, 3), WOOD],
    [box(24, 43, 33, 6), tone],
    ...person(10, 56, CLOTHES[0] ?? INK),
    ...person(68, 55, CLOTHES[1] ?? INK),
    ...person(75, 57, CLOTHES[2] ?? INK),
  ])
}

/** People before the board with the sign. */
function board(category: string | undefined, tone: Colour): Mosaic {
  return drawn([
    ...scenery,
    [box(22, 8, 36, 26), WOOD],
    [box(23, 9, 34, 24), CLOTH],
    [box(23, 9, 34, 4), tone],
    ...sign(category, 40, 20),
    [box(26, 34, 2, 14), WOOD],
    [box(52, 34, 2, 14), WOOD],
    ...[14, 26, 40, 54, 66].flatMap((x, at) => person(x, 56 - (at % 2), CLOTHES[at % CLOTHES.length] ?? INK)),
  ])
}

/** JPEG files of a visit's pictures, by its first category. */
export const drawnPhotos = ([category]: readonly string[]): { width: number; height: number; bytes: Uint8Array }[] =>
  [stall, board].map((scene) => {
    const picture = scene(category, TONES[category ?? ''] ?? OTHER_TONE)
    return { width: picture.width * SQUARE, height: picture.height * SQUARE, bytes: mosaicJpeg(picture) }
  })
