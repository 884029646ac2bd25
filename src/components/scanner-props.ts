import type { ReactNode } from 'react'

/** A camera for QR codes over the page, and a line to type where there is none. */
export interface ScannerProps {
  isOpen: boolean
  title: string
  /** What to hold before the camera. */
  hint: string
  /** A code, once for as long as it is held there; or what somebody typed instead. */
  onText: (text: string, how: 'scanned' | 'typed') => void
  onClose: () => void
  /** What stands under the picture: the last result in words. */
  children?: ReactNode
  /** The last result wants a look: WeChat's camera, which covers the page, opens again only when tapped. */
  isHeld?: boolean
  /** What may be typed instead; `六位码`. */
  typedWhat?: string
}
