/** A picture with its alternative in words. */
export interface PictureProps {
  src: string
  /** Description for people who do not see the picture. */
  label: string
  id?: string
  className?: string
  /** `cover` fills the frame and cuts, `contain` shows all, `fill` takes the frame's shape, `width` keeps its own. */
  fit: 'cover' | 'contain' | 'fill' | 'width'
}
