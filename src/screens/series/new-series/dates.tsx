import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { useSeriesPreview } from '../series'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { SeriesDate } from '../../../contract/series'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { Tap } from '../../../components/tap'
import { problemOf } from './series-form'
import type { PartProps } from './rule'
import '../../../components/tag.css'

/** ARIA role of a day; a day with a visit is checked. */
const CHECKBOX = 'checkbox'
/** Number of days shown at first. */
const SHOWN = 12

interface DatesProps extends PartProps {
  preview: ReturnType<typeof useSeriesPreview>
  organisations: Vocabulary['organisations']
}

/** The next days in both calendars. A tap leaves a day out; another tap restores it. */
export function Dates({ form, preview, organisations, onChange }: DatesProps) {
  const [most, setMost] = useState(SHOWN)
  const problem = problemOf(form)
  const answer = problem === null ? preview.data : undefined
  const toggle = (date: string) =>
    onChange({ skipDates: form.skipDates.includes(date) ? form.skipDates.filter((other) => other !== date) : [...form.skipDates, date] })
  const dates = answer?.ok ? answer.dates : []
  return (
    <View className="new-series-block">
      <Section title="排出来的日子" aside={answer?.ok ? `共 ${answer.count} 场` : undefined}>
        {problem ? <View className="small">{problem}</View> : null}
        {problem === null && preview.isPending ? <Skeleton shape="rows" /> : null}
        {answer?.ok ? <View className="small new-series-hint">点一下，那天就不办；再点一下，又办。</View> : null}
        <AnyRefusal of={answer?.ok === false ? answer : undefined} />
        <FaultNotice of={preview.error} onRetry={() => void preview.refetch()} />
        <View className={preview.isPlaceholderData ? 'new-series-dates-old' : ''} id="series-dates">
          {dates.slice(0, most).map((one) => (
            <DateRow key={one.date} date={one} lead={nameOf(organisations, one, form.leadIds)} onTap={() => toggle(one.date)} />
          ))}
        </View>
        {dates.length > most ? (
          <View className="new-series-more">
            <Button id="more-dates" kind="quiet" isSmall onTap={() => setMost(dates.length)}>
              {`后面还有 ${dates.length - most} 天`}
            </Button>
          </View>
        ) : null}
        {answer?.ok ? <Remarks missing={answer.missing} years={form.skipHolidays ? answer.holidaysUnknown : []} /> : null}
      </Section>
    </View>
  )
}

/** The lead's name, if organisations lead in turn. */
const nameOf = (organisations: Vocabulary['organisations'], { leadId }: SeriesDate, leadIds: readonly string[]): string =>
  leadIds.length > 1 ? (organisations.find(({ id }) => id === leadId)?.shortName ?? '') : ''

function DateRow({ date, lead, onTap }: { date: SeriesDate; lead: string; onTap: () => void }) {
  const { words, skipped, isHoliday } = date
  const isFixed = skipped === 'source' || skipped === 'holiday'
  const tag = tagOf(date)
  return (
    <Tap
      id={`date-${date.date}`}
      className={`new-series-date ${skipped === null ? '' : 'new-series-date-off'}`}
      role={CHECKBOX}
      isChecked={skipped === null}
      isDisabled={isFixed}
      onTap={onTap}
    >
      <View className="new-series-date-face">
        <Icon
          name={skipped === null ? 'check' : 'close'}
          className={`new-series-date-icon ${skipped === null ? 'new-series-date-icon-on' : ''}`}
        />
        <View className="new-series-date-words">{words}</View>
        {lead ? <Text className="small new-series-date-lead">{lead}</Text> : null}
        {tag ? <Text className={`tag ${isHoliday && skipped === null ? 'tag-warn' : 'tag-plain'}`}>{tag}</Text> : null}
      </View>
    </Tap>
  )
}

function tagOf({ skipped, isHoliday }: SeriesDate): string {
  if (skipped === 'source') return '就是这一场'
  if (skipped === 'named') return '不办'
  if (skipped === 'holiday') return '节假日，不办'
  return isHoliday ? '节假日' : ''
}

function Remarks({ missing, years }: { missing: readonly string[]; years: readonly number[] }) {
  const lines = [
    ...missing.map((words) => `${words}，那个月少一场。`),
    ...(years.length > 0 ? [`${years.join('、')} 年的放假安排还没有公布，没法避开。公布以后请再看一遍。`] : []),
  ]
  return lines.length === 0 ? null : (
    <View className="new-series-remarks">
      <Notice tone="plain" icon="calendar">
        {lines.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </Notice>
    </View>
  )
}
