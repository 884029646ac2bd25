import type { CanvasSize } from './canvas-props'

/** The browser draws where nobody sees it. */
export const DrawingCanvas = (_props: CanvasSize) => null
