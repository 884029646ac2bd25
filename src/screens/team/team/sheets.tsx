import type { TeamView } from '../../../contract/teams'
import type { Asked } from './asked'
import { NameSheet } from './name-sheet'
import { RemoveSheet } from './remove-sheet'
import { ShrinkSheet } from './shrink-sheet'

interface SheetsProps {
  team: TeamView
  asked: Asked
  onClose: () => void
  now: number
}

/** The open sheet; each shows the consequences before the action. */
export function Sheets({ team, asked, onClose, now }: SheetsProps) {
  switch (asked.kind) {
    case 'add':
    case 'replace':
      return <NameSheet team={team} asked={asked} onClose={onClose} now={now} />
    case 'remove':
      return <RemoveSheet team={team} asked={asked} onClose={onClose} now={now} />
    case 'shrink':
      return <ShrinkSheet team={team} asked={asked} onClose={onClose} now={now} />
  }
}
