import type { TeamView } from '../../../contract/teams'
import type { TeamChange } from './team-change'
import { NameSheet } from './name-sheet'
import { RemoveSheet } from './remove-sheet'
import { ShrinkSheet } from './shrink-sheet'

interface SheetsProps {
  team: TeamView
  change: TeamChange
  onClose: () => void
  now: number
}

/** The open sheet. Each sheet shows the consequences before the action. */
export function Sheets({ team, change, onClose, now }: SheetsProps) {
  switch (change.kind) {
    case 'add':
    case 'replace':
      return <NameSheet team={team} change={change} onClose={onClose} now={now} />
    case 'remove':
      return <RemoveSheet team={team} change={change} onClose={onClose} now={now} />
    case 'shrink':
      return <ShrinkSheet team={team} change={change} onClose={onClose} now={now} />
  }
}
