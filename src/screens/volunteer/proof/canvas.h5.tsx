import type { CanvasSize } from './canvas-props'

/** Nothing to do: browsers draw on a canvas outside the page. */
export const DrawingCanvas = (_props: CanvasSize) => null
