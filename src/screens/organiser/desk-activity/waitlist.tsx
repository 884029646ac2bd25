import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SeatsView, WaitingEntry } from '../../../contract/seats'
import type { DeskActivity } from '../../../contract/activities/desk'
import { momentInWords } from '../../../domain/calendar/calendar'
import { mayMoveUp } from '../../../domain/seats/waitlist'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { ConfirmEntrySheet } from './confirm-entry-sheet'
import { MoveUpPreview } from './move-up-preview'
import { RemoveSheet } from './remove-sheet'
import { patienceInWords, reasonInWords, wantsInWords } from './waiting-words'

/** Rows shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 20

interface WaitlistProps {
  activity: DeskActivity
  seats: SeatsView
  canChange: boolean
  now: number
}

/** The waitlist in order of arrival, with reasons. */
export function Waitlist({ activity, seats, canChange, now }: WaitlistProps) {
  const [chosen, setChosen] = useState<{ entry: WaitingEntry; what: 'confirm' | 'remove' }>()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const { waiting } = seats
  // The entry is looked up by id, because it may move up or leave while the sheet is open.
  const live = waiting.find(({ id }) => id === chosen?.entry.id)
  const gone = chosen && !live ? `${chosen.entry.name}已经不在候补里了：刚补上了名额，或者退出了。` : null
  if (waiting.length === 0 && !chosen) return null
  const stop = () => setChosen(undefined)
  return (
    <View className="desk-activity-block">
      {waiting.length > 0 ? (
        <Section title="候补" aside={`${waiting.length} 位，按报名先后`}>
          {waiting.slice(0, shown).map((entry, at) => (
            <Entry
              key={entry.id}
              entry={entry}
              place={at + 1}
              seats={seats}
              movesUpByItself={mayMoveUp(activity, false, now)}
              now={now}
              onAsk={canChange ? (what) => setChosen({ entry, what }) : undefined}
            />
          ))}
          {waiting.length > shown ? (
            <Tap className="desk-activity-more" onTap={() => setShown(shown + SHOWN_AT_ONCE)}>
              还有 {waiting.length - shown} 位
            </Tap>
          ) : null}
          {canChange ? <MoveUpPreview activityId={activity.id} positions={seats.positions} /> : null}
        </Section>
      ) : null}
      {chosen?.what === 'confirm' ? (
        <ConfirmEntrySheet activityId={activity.id} entry={live ?? chosen.entry} gone={gone} seats={seats} onClose={stop} />
      ) : null}
      {chosen?.what === 'remove' ? (
        <RemoveSheet activityId={activity.id} entry={live ?? chosen.entry} gone={gone} hasSeat={false} onClose={stop} />
      ) : null}
    </View>
  )
}

interface EntryProps {
  entry: WaitingEntry
  place: number
  seats: SeatsView
  movesUpByItself: boolean
  now: number
  onAsk?: (what: 'confirm' | 'remove') => void
}

function Entry({ entry, place, seats: { positions }, movesUpByItself, now, onAsk }: EntryProps) {
  const patience = patienceInWords(entry, positions)
  return (
    <View id={`waiting-${entry.id}`} className="desk-activity-waiting ruled">
      <View className="numeral desk-activity-waiting-place" aria-label={`第 ${place} 位`}>
        {place}
      </View>
      <View className="desk-activity-waiting-words">
        <View className="strong">{entry.name}</View>
        <View className="small">{[wantsInWords(entry, positions), entry.organisation].filter(Boolean).join(' · ')}</View>
        <View className="small">{momentInWords(entry.createdAt, now)} 报名</View>
        <View className="small desk-activity-waiting-reason">{reasonInWords(entry, positions, movesUpByItself)}</View>
        {patience ? <View className="small desk-activity-waiting-reason">{patience}</View> : null}
        {onAsk ? (
          <View className="desk-activity-waiting-actions">
            <View className="desk-activity-waiting-action">
              <Button id={`confirm-${entry.id}`} kind="quiet" isSmall onTap={() => onAsk('confirm')}>
                给名额
              </Button>
            </View>
            <View className="desk-activity-waiting-action">
              <Button id={`remove-${entry.id}`} kind="danger" isSmall onTap={() => onAsk('remove')}>
                移出
              </Button>
            </View>
          </View>
        ) : null}
      </View>
    </View>
  )
}
