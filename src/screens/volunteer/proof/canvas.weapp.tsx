import { Canvas } from '@tarojs/components'
import { CANVAS_ID } from '../../../client/phone/picture-canvas'
import type { CanvasSize } from './canvas-props'

/** WeChat needs a canvas on the page, so it lies off screen, at the picture's size to avoid device scaling. */
export const DrawingCanvas = ({ width, height }: CanvasSize) => (
  <Canvas type="2d" id={CANVAS_ID} className="proof-canvas" style={{ width: `${width}px`, height: `${height}px` }} />
)
