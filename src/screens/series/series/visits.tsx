import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '../../../client/phone/navigation'
import type { SeriesActivity, SeriesView } from '../../../contract/series'
import { countVisits } from '../../../domain/activities/activity'
import { clock } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { PhaseTag } from '../../../components/phase-tag'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { visitCountWords } from '../../../components/visit-count'

/** Number of visits shown at first, because WeChat renders long lists slowly. */
const SHOWN = 12

/** Coming visits, soonest first, and past ones. */
export function Visits({ series, now }: { series: SeriesView; now: number }) {
  const ahead = series.activities.filter(({ endsAt }) => endsAt > now)
  const past = series.activities.filter(({ endsAt }) => endsAt <= now).reverse()
  return (
    <>
      <Group title="接下来" visits={ahead} now={now} />
      <Group title="办过的" visits={past} now={now} />
    </>
  )
}

function Group({ title, visits, now }: { title: string; visits: readonly SeriesActivity[]; now: number }) {
  const [most, setMost] = useState(SHOWN)
  if (visits.length === 0) return null
  return (
    <View className="series-block">
      <Section title={title} aside={visitCountWords(countVisits(visits))}>
        {visits.slice(0, most).map((visit) => (
          <Visit key={visit.id} visit={visit} now={now} />
        ))}
        {visits.length > most ? (
          <View className="series-more">
            <Button kind="quiet" isSmall onTap={() => setMost(visits.length)}>
              {`后面还有 ${visits.length - most} 场`}
            </Button>
          </View>
        ) : null}
      </Section>
    </View>
  )
}

function Visit({ visit, now }: { visit: SeriesActivity; now: number }) {
  const { id, words, title, place, lead, phase, seats, isOwn, startsAt, endsAt } = visit
  const canEdit = isOwn && startsAt > now && phase !== 'cancelled'
  return (
    <View className="ruled series-visit">
      <View className="series-visit-words">
        <Tap id={`visit-${id}`} role="link" isDisabled={!isOwn} onTap={() => openPage('organiser/desk-activity', { id })}>
          <View className="strong">
            {words} <PhaseTag phase={phase} />
          </View>
          <View className="small">
            {clock(startsAt)}–{clock(endsAt)} · {title} · {place}
          </View>
          <View className="small">
            {lead}牵头{seats.capacity > 0 ? ` · 报名 ${seats.taken} / ${seats.capacity}` : ''}
            {isOwn ? '' : ' · 由他们管理'}
          </View>
        </Tap>
      </View>
      {canEdit ? (
        <View className="series-visit-action">
          <Button id={`edit-${id}`} kind="quiet" isSmall icon="edit" onTap={() => openPage('series/edit-series', { id })}>
            修改
          </Button>
        </View>
      ) : null}
    </View>
  )
}
