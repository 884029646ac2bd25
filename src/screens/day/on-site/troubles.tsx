import { View } from '@tarojs/components'
import { useState } from 'react'
import { discardMark, retryRefusedMarks, useUnsynced } from '../../../client/attendance/unsynced'
import type { OutboxEntry } from '../../../client/attendance/outbox'
import type { MarkRefusal } from '../../../contract/attendance/attendance'
import type { FaultCode } from '../../../contract/codes'
import type { MarkKind } from '../../../domain/attendance/attendance'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { markTexts } from '../../../components/mark-texts'
import { faultTexts } from '../../../components/refusal-texts'
import { Section } from '../../../components/section'
import './troubles.css'

interface TroublesProps {
  /** Name of a person on the list. */
  nameOf: (volunteerId: string) => string | undefined
  now: number
}

/** Marks refused by the server. Each stays until a person has dealt with it. */
export function Troubles({ nameOf, now }: TroublesProps) {
  const { troubled } = useUnsynced()
  const [leaving, setLeaving] = useState<OutboxEntry | null>(null)
  if (troubled.length === 0) return null
  return (
    <View id="troubles" className="troubles">
      <Section title="没有被接受的记录" aside={`${troubled.length} 条`}>
        {troubled.map((entry) => (
          <Trouble key={entry.mark.id} entry={entry} name={nameIn(entry, nameOf)} now={now} onLeave={() => setLeaving(entry)} />
        ))}
        <Button id="retry-troubles" kind="quiet" icon="sync" onTap={() => void retryRefusedMarks()}>
          全部再试一次
        </Button>
      </Section>
      <ConfirmSheet
        isOpen={leaving !== null}
        title="删除这条记录？"
        text={leaving ? `${lineOf(leaving, nameIn(leaving, nameOf), now)}，会从本机删除，别处没有。` : undefined}
        confirmLabel="删除"
        kind="danger"
        onConfirm={() => {
          if (leaving) discardMark(leaving.mark.id)
          setLeaving(null)
        }}
        onClose={() => setLeaving(null)}
      />
    </View>
  )
}

const timeIn = ({ mark }: OutboxEntry, now: number): string => momentInWords(mark.at + (mark.clockOffset ?? 0), now)
const lineOf = (entry: OutboxEntry, name: string, now: number): string => `${name} ${timeIn(entry, now)} ${KINDS[entry.mark.kind]}`

const nameIn = (entry: OutboxEntry, nameOf: TroublesProps['nameOf']): string =>
  entry.as === 'volunteer' ? '我自己' : (entry.mark.name ?? nameOf(entry.mark.volunteerId ?? '') ?? '姓名不在本机')

const KINDS: Record<MarkKind, string> = { in: '签到', out: '签退', void: '撤销', accept: '认定' }

interface TroubleProps {
  entry: OutboxEntry
  name: string
  now: number
  onLeave: () => void
}

const Trouble = ({ entry, name, now, onLeave }: TroubleProps) => (
  <View className="troubles-row">
    <View className="troubles-words">
      <View className="strong">
        {name} · {KINDS[entry.mark.kind]}
      </View>
      <View className="small">
        {timeIn(entry, now)} · {entry.trouble === null ? '' : reasonOf(entry.trouble)}
      </View>
    </View>
    <View className="troubles-action">
      <Button kind="quiet" isSmall onTap={onLeave}>
        删除
      </Button>
    </View>
  </View>
)

/** Text of a trouble. A refusal of the mark is more precise than a fault with the same code. */
const reasonOf = (trouble: MarkRefusal | FaultCode): string =>
  trouble in markTexts ? markTexts[trouble as MarkRefusal] : faultTexts[trouble as FaultCode]
