import { View } from '@tarojs/components'
import { useState } from 'react'
import { spanOf } from '../../../client/activities/plan-form'
import { type QuotaRow, releaseOf, releaseOn } from '../../../client/activities/quota-form'
import { dayOf, momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { DateInput } from '../../../components/date-input'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { Stepper } from '../../../components/stepper'
import { MERGED_AWAY, OrganisationPicker } from './organisation-picker'
import type { QuestionProps } from './questions'

const MOST_QUOTAS = 20
const USUAL_SEATS = '1'

interface QuotasProps extends Pick<QuestionProps, 'form' | 'vocabulary' | 'now'> {
  /** Index of the position, from 0. */
  at: number
  rows: QuotaRow[]
  onChange: (rows: QuotaRow[]) => void
}

/** Seats of a position that only one organisation's members may take until the release time. */
export function Quotas({ form, vocabulary, now, at, rows, onChange }: QuotasProps) {
  const [isPicking, setIsPicking] = useState(false)
  const nameOf = (id: string) => vocabulary.organisations.find((one) => one.id === id)?.name ?? MERGED_AWAY
  const add = (organisationId: string) => {
    setIsPicking(false)
    onChange([...rows, { organisationId, seats: USUAL_SEATS, release: null }])
  }
  return (
    <View className="publish-quotas">
      {rows.map((row, nth) => (
        <Row
          key={row.organisationId}
          id={`quota-${at}-${nth}`}
          name={nameOf(row.organisationId)}
          row={row}
          startsAt={spanOf(form).startsAt}
          now={now}
          onChange={(part) => onChange(rows.map((other) => (other === row ? { ...other, ...part } : other)))}
          onRemove={() => onChange(rows.filter((other) => other !== row))}
        />
      ))}
      {isPicking ? (
        <View className="publish-quota-pick">
          <View className="strong">给哪个组织留名额</View>
          <OrganisationPicker
            id={`quota-${at}`}
            label="找要留名额的组织"
            among={vocabulary.organisations.filter(({ id }) => !rows.some((row) => row.organisationId === id))}
            likely={[form.leadId, ...form.partnerIds]}
            onPick={add}
          />
        </View>
      ) : null}
      {rows.length < MOST_QUOTAS ? (
        <View className="publish-quota-add">
          <Tap id={`add-quota-${at}`} className="publish-quota-link" isExpanded={isPicking} onTap={() => setIsPicking(!isPicking)}>
            <Icon name={isPicking ? 'close' : 'plus'} className="publish-quota-icon" />
            {isPicking ? '取消预留' : '给组织留名额'}
          </Tap>
        </View>
      ) : null}
    </View>
  )
}

interface RowProps {
  id: string
  name: string
  row: QuotaRow
  startsAt: number
  now: number
  onChange: (part: Partial<QuotaRow>) => void
  onRemove: () => void
}

/** A quota: organisation, seats, release time. */
function Row({ id, name, row, startsAt, now, onChange, onRemove }: RowProps) {
  const releaseAt = releaseOf(row, startsAt)
  return (
    <View className="publish-quota">
      <View className="publish-quota-head">
        <View className="publish-quota-name">给{name}留</View>
        <View className="publish-row-remove">
          <Tap id={`${id}-remove`} className="publish-remove" label={`不给${name}留名额`} onTap={onRemove}>
            <Icon name="close" />
          </Tap>
        </View>
      </View>
      <View className="publish-position-more">
        <View className="publish-position-seats">
          <View className="small">留几个</View>
          <Stepper id={`${id}-seats`} label={`给${name}留几个名额`} value={row.seats} onChange={(seats) => onChange({ seats })} unit="个" />
        </View>
        <View className="publish-position-skill">
          <View className="small">留到哪天</View>
          <DateInput
            id={`${id}-release`}
            kind="date"
            label={`${name}的名额留到哪天`}
            value={Number.isNaN(releaseAt) ? '' : dayOf(releaseAt)}
            onChange={(date) => onChange({ release: releaseOn(date) })}
            isInvalid={releaseAt > startsAt}
          />
        </View>
      </View>
      <View className="small publish-quota-words">{releaseWords(row, releaseAt, now)}</View>
      {row.release && !Number.isNaN(releaseAt) ? (
        <Button id={`${id}-usual`} kind="quiet" isSmall onTap={() => onChange({ release: null })}>
          改回开始前三天
        </Button>
      ) : null}
    </View>
  )
}

/** The release time in words, with a hint if it has no effect. */
function releaseWords({ release }: QuotaRow, releaseAt: number, now: number): string {
  if (Number.isNaN(releaseAt)) return '选好活动日期后，默认留到开始前三天。'
  const moment = momentInWords(releaseAt, now)
  if (releaseAt <= now) return `${moment} 已经过了，这些名额谁都可以报。要留，请选晚一点的日期。`
  return `${release ? '' : '默认开始前三天：'}${moment} 起，没有用完的谁都可以报。`
}
