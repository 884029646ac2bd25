import { Canvas } from '@tarojs/components'
import { CANVAS_ID } from '../../../client/phone/picture-canvas'
import type { CanvasSize } from './canvas-props'

/** WeChat needs a canvas on the page. This one is off screen, and as large as the picture, to avoid scaling. */
export const DrawingCanvas = ({ width, height }: CanvasSize) => (
  <Canvas type="2d" id={CANVAS_ID} className="proof-canvas" style={{ width: `${width}px`, height: `${height}px` }} />
)
