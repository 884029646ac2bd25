import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openOrganiserPage, openSeriesPage } from '../../client/navigation'
import type { SeriesActivity, SeriesView } from '../../contract/series'
import type { Phase } from '../../domain/activity'
import { clock } from '../../domain/calendar'
import { Button } from '../../components/button'
import { Section } from '../../components/section'
import { Tap } from '../../components/tap'
import '../../components/tag.css'

/** WeChat draws some hundreds of lines slowly. */
const SHOWN = 12

const WORDS: Record<Phase, { word: string; look: string }> = {
  draft: { word: '草稿', look: 'tag-warn' },
  submitted: { word: '待审核', look: 'tag-warn' },
  cancelled: { word: '已取消', look: 'tag-plain' },
  announced: { word: '未到报名时间', look: 'tag-plain' },
  open: { word: '报名中', look: 'tag-ok' },
  closed: { word: '报名已截止', look: 'tag-plain' },
  running: { word: '正在进行', look: 'tag-ok' },
  ended: { word: '已结束', look: 'tag-plain' },
}

/** What is still to come, soonest first, and what was. */
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
      <Section title={title} aside={`${visits.length} 场`}>
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
  const { word, look } = WORDS[phase]
  const canEdit = isOwn && startsAt > now && phase !== 'cancelled'
  return (
    <View className="ruled series-visit">
      <View className="series-visit-words">
        <Tap
          id={`visit-${id}`}
          role="link"
          isDisabled={!isOwn}
          onTap={() => openOrganiserPage('activity', { id })}
          label={`${words}，${title}，${word}`}
        >
          <View className="strong">
            {words} <Text className={`tag ${look}`}>{word}</Text>
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
          <Button id={`edit-${id}`} kind="quiet" isSmall icon="edit" onTap={() => openSeriesPage('edit', { id })}>
            修改
          </Button>
        </View>
      ) : null}
    </View>
  )
}
