import { Image } from '@tarojs/components'
import type { PictureProps } from './picture-props'

const MODES = { cover: 'aspectFill', contain: 'aspectFit', fill: 'scaleToFill', width: 'widthFix' } as const

/** WeChat's own picture. */
export const Picture = ({ id, src, label, fit, className }: PictureProps) => (
  <Image id={id} className={className} src={src} mode={MODES[fit]} aria-label={label} />
)
