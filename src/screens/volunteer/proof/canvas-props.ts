/** Size of the largest picture. */
export interface CanvasSize {
  width: number
  height: number
}
