import type { PictureProps } from './picture-props'
import './picture.css'

/** The browser's own picture, since Taro's has no alternative text. */
export const Picture = ({ id, src, label, fit, className = '' }: PictureProps) => (
  <img id={id} src={src} alt={label} className={`picture picture-${fit} ${className}`} />
)
