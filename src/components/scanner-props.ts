import type { ReactNode } from 'react'

/** A QR scanner over the page, with a text field for phones without a camera. */
export interface ScannerProps {
  isOpen: boolean
  title: string
  /** Instruction above the picture. */
  hint: string
  /** Called once for each code held before the camera, and for each typed code. */
  onText: (text: string, how: 'scanned' | 'typed') => void
  onClose: () => void
  /** The last result in words, under the picture. */
  children?: ReactNode
  /** The last result needs attention: WeChat's camera, which covers the page, opens again only on a tap. */
  isHeld?: boolean
  /** Name of the code that can be typed instead, such as `六位码`. */
  typedWhat?: string
}
