import { View } from '@tarojs/components'
import { discardMark, retryRefusedMarks, useUnsynced } from '../../client/uploads'
import type { OutboxEntry } from '../../client/outbox'
import type { MarkRefusal } from '../../contract/attendance'
import type { FaultCode } from '../../contract/codes'
import type { MarkKind } from '../../domain/attendance'
import { momentInWords } from '../../domain/calendar'
import { Button } from '../../components/button'
import { markTexts } from '../../components/mark-texts'
import { faultTexts } from '../../components/refusal-texts'
import { Section } from '../../components/section'

interface TroublesProps {
  /** Of the people on the list. */
  nameOf: (volunteerId: string) => string | undefined
  now: number
}

/** Marks that the server did not take: each stays until a person has dealt with it. */
export function Troubles({ nameOf, now }: TroublesProps) {
  const { troubled } = useUnsynced()
  if (troubled.length === 0) return null
  return (
    <View id="troubles" className="on-site-block">
      <Section title="没有被接受的记录" aside={`${troubled.length} 条`}>
        {troubled.map((entry) => (
          <Trouble key={entry.mark.id} entry={entry} name={nameIn(entry, nameOf)} now={now} />
        ))}
        <Button id="retry-troubles" kind="quiet" icon="sync" onTap={() => void retryRefusedMarks()}>
          全部再试一次
        </Button>
      </Section>
    </View>
  )
}

const nameIn = (entry: OutboxEntry, nameOf: TroublesProps['nameOf']): string =>
  entry.as === 'volunteer' ? '我自己' : (entry.mark.name ?? nameOf(entry.mark.volunteerId ?? '') ?? '名单外的人')

const KINDS: Record<MarkKind, string> = { in: '签到', out: '签退', void: '撤销' }

const Trouble = ({ entry: { mark, trouble }, name, now }: { entry: OutboxEntry; name: string; now: number }) => (
  <View className="trouble">
    <View className="trouble-words">
      <View className="strong">
        {name} · {KINDS[mark.kind]}
      </View>
      <View className="small">
        {momentInWords(mark.at + (mark.clockOffset ?? 0), now)} · {trouble === null ? '' : reasonOf(trouble)}
      </View>
    </View>
    <View className="trouble-action">
      <Button kind="quiet" isSmall onTap={() => discardMark(mark.id)}>
        不要了
      </Button>
    </View>
  </View>
)

/** A mark's own refusal says more than a fault of the same name. */
const reasonOf = (trouble: MarkRefusal | FaultCode): string =>
  trouble in markTexts ? markTexts[trouble as MarkRefusal] : faultTexts[trouble as FaultCode]
