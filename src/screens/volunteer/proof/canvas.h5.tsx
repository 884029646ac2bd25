import type { CanvasSize } from './canvas-props'

/** Nothing to do: browsers draw off the page. */
export const DrawingCanvas = (_props: CanvasSize) => null
