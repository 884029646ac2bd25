import { ConfirmSheet } from './confirm-sheet'
import { Notice } from './notice'

interface GoneSheetProps {
  title: string
  /** What has changed meanwhile. */
  why: string
  onClose: () => void
}

/** In the place of a sheet whose promise no longer holds: it says why, and there is nothing to confirm. */
export const GoneSheet = ({ title, why, onClose }: GoneSheetProps) => (
  <ConfirmSheet isOpen title={title} onClose={onClose}>
    <Notice tone="warn" icon="alert" isAnswer>
      {why}
    </Notice>
  </ConfirmSheet>
)
