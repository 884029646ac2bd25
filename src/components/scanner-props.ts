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
  /** The last result in words, shown under the picture. */
  children?: ReactNode
  /** True if the last result needs attention. WeChat's camera covers the page, so it then opens again only on a tap. */
  isHeld?: boolean
  /** Name of the code that can be typed instead: `六位码`. */
  typedWhat?: string
}
