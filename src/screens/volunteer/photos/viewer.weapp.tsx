import { useEffect } from 'react'
import { openImage } from '../../../client/phone/picture-canvas'
import type { ViewerProps } from './viewer-props'

export type { ShownPhoto } from './viewer-props'

/** WeChat's own photo viewer, with zoom. */
export function Viewer({ shown, onClose }: ViewerProps) {
  useEffect(() => {
    if (!shown) return
    openImage(shown.src, [shown.src])
    onClose()
  }, [shown, onClose])
  return null
}
