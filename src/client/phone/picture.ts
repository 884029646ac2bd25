/** Pictures as data, and drawing them on a canvas. The layout is computed and tested without a canvas. */
import { CARD } from './palette'

/** Style of a text. Sizes and places are in the picture's own pixels. */
export interface Pen {
  size: number
  isBold?: boolean
  isSerif?: boolean
}

/** One element of a picture. Later elements cover earlier ones. */
export type DrawOp =
  /** `y` is the base line; `x` is the left end, middle or right end of the text. */
  | { kind: 'text'; text: string; x: number; y: number; pen: Pen; color: string; align?: 'center' | 'right' }
  | { kind: 'box'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'ring'; x: number; y: number; radius: number; width: number; color: string }

export interface Picture {
  width: number
  height: number
  ops: readonly DrawOp[]
}

/** Width of a text in a given style. */
export type Measure = (text: string, pen: Pen) => number

/** The part of a canvas context that both platforms have. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  'font' | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'textAlign' | 'fillText' | 'fillRect' | 'beginPath' | 'arc' | 'stroke'
> & { measureText: (text: string) => { width: number } }

const SANS = "'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif"
const SERIF = "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun', serif"
const fontOf = ({ size, isBold, isSerif }: Pen): string => `${isBold ? 'bold ' : ''}${size}px ${isSerif ? SERIF : SANS}`

export const measureWith =
  (brush: Brush): Measure =>
  (text, pen) => {
    brush.font = fontOf(pen)
    return brush.measureText(text).width
  }

/** Draws the picture on white. */
export function paintPicture(brush: Brush, { width, height, ops }: Picture): void {
  brush.fillStyle = CARD
  brush.fillRect(0, 0, width, height)
  for (const op of ops) {
    switch (op.kind) {
      case 'text':
        brush.font = fontOf(op.pen)
        brush.fillStyle = op.color
        brush.textAlign = op.align ?? 'left'
        brush.fillText(op.text, op.x, op.y)
        break
      case 'box':
        brush.fillStyle = op.color
        brush.fillRect(op.x, op.y, op.width, op.height)
        break
      case 'ring':
        brush.strokeStyle = op.color
        brush.lineWidth = op.width
        brush.beginPath()
        brush.arc(op.x, op.y, op.radius, 0, 2 * Math.PI)
        brush.stroke()
        break
    }
  }
}

/** Result of saving a picture. */
export type SaveResult = { ok: true } | { ok: false; reason: 'cancelled' | 'refused' | 'failed' }
