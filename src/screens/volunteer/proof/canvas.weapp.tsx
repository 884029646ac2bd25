import { Canvas } from '@tarojs/components'
import { CANVAS_ID } from '../../../client/phone/picture-canvas'
import type { CanvasSize } from './canvas-props'

/** WeChat draws on the page only: beside it, where nobody looks. As large as the picture, so that no device's scale comes in. */
export const DrawingCanvas = ({ width, height }: CanvasSize) => (
  <Canvas type="2d" id={CANVAS_ID} className="proof-canvas" style={{ width: `${width}px`, height: `${height}px` }} />
)
