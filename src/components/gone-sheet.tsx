import { ConfirmSheet } from './confirm-sheet'
import { Notice } from './notice'

interface GoneSheetProps {
  title: string
  /** The change since the sheet was opened. */
  why: string
  onClose: () => void
}

/** Replaces a confirmation that no longer applies, with the reason and a button to close. */
export const GoneSheet = ({ title, why, onClose }: GoneSheetProps) => (
  <ConfirmSheet isOpen title={title} onClose={onClose}>
    <Notice tone="warn" icon="alert" isAnswer>
      {why}
    </Notice>
  </ConfirmSheet>
)
