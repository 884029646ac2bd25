/** A page that is filled from the top. */
import { INK, INK_2 } from '../../../client/phone/palette'
import type { DrawOp, Measure, Pen } from '../../../client/phone/picture'
import { PAGE } from './paper-size'
import { wrap } from './wrap'

/** Colour of rings and table heads on the proof. */
export const SOFT_RED = '#f3dcd9'

const LEADING = 1.5

export class Sheet {
  readonly ops: DrawOp[] = []
  /** Height of the filled part. */
  y: number

  constructor(top: number) {
    this.y = top
  }

  add(ops: readonly DrawOp[]): void {
    this.ops.push(...ops)
  }

  skip(height: number): void {
    this.y += height
  }

  center(text: string, size: number, color: string, isTitle = false): void {
    this.line(text, { size, ...(isTitle ? { isBold: true, isSerif: true } : {}) }, color, PAGE.width / 2, 'center')
  }

  right(text: string, size: number, color: string, isBold = false): void {
    this.line(text, { size, isBold }, color, PAGE.width - PAGE.margin, 'right')
  }

  paragraph(text: string, size: number, measure: Measure): void {
    for (const line of wrap(text, PAGE.width - 2 * PAGE.margin, { size }, measure)) this.line(line, { size }, INK, PAGE.margin)
  }

  rightParagraph(text: string, size: number, width: number, measure: Measure): void {
    for (const line of wrap(text, width, { size }, measure)) this.right(line, size, INK)
  }

  /** Draws a text beside the following text, without taking space. */
  aside(text: string, size: number, x: number, width: number, measure: Measure): void {
    const top = this.y
    for (const line of wrap(text, width, { size }, measure)) this.line(line, { size }, INK_2, x)
    this.y = top
  }

  private line(text: string, pen: Pen, color: string, x: number, align?: 'center' | 'right'): void {
    this.ops.push({ kind: 'text', text, x, y: this.y + pen.size * 1.15, pen, color, ...(align ? { align } : {}) })
    this.y += pen.size * LEADING
  }
}
