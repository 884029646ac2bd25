/** The largest picture that will be drawn. */
export interface CanvasSize {
  width: number
  height: number
}
