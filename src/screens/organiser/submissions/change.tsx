import { View } from '@tarojs/components'
import { useVocabulary } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import type { ChangeView } from '../../../contract/activities/changes'
import { clock, dayInWords, momentInWords } from '../../../domain/calendar/calendar'
import { categoryTone } from '../../../components/category'
import { Tap } from '../../../components/tap'
import { CardFace } from '../card-face'
import { useApproveChanges, useReturnChanges } from '../changes'
import { type ChangedLine, changedLines } from './change-words'
import { Decision } from './decision'

interface ChangeProps {
  /** The visit, or visits of a series with an equal change. */
  visits: readonly ChangeView[]
  now: number
  onDone: (words: string) => void
}

/** A changed text of a published visit, the public one beside the new one, for the administrator's decision. */
export function Change({ visits, now, onDone }: ChangeProps) {
  const approve = useApproveChanges()
  const giveBack = useReturnChanges()
  const organisations = useVocabulary().data?.organisations ?? []
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? id
  const [first, ...others] = visits
  if (!first) return null
  const activities = visits.map(({ id, version }) => ({ activityId: id, version }))
  return (
    <View id={`change-${first.id}`} className={`card submissions-card ${categoryTone(first.categories)}`}>
      <CardFace
        title={first.title}
        line={`${clock(first.startsAt)}–${clock(first.endsAt)} · ${first.place}`}
        startsAt={first.startsAt}
        categories={first.categories}
        hosts={first.lead}
      />
      <View className="submissions-contents">
        {others.length > 0 ? (
          <View>{`系列「${first.series?.name ?? ''}」的 ${visits.length} 场：${visits.map(({ startsAt }) => dayInWords(startsAt, now)).join('、')}`}</View>
        ) : null}
        {changedLines(first, nameOf).map((line) => (
          <BeforeAndAfter key={line.field} line={line} />
        ))}
        <View className="small">
          {first.submittedBy} 提交于 {momentInWords(first.submittedAt, now)}
        </View>
      </View>
      <Tap id={`look-${first.id}`} className="submissions-look" role="link" onTap={() => openPage('main/activity', { id: first.id })}>
        看现在的公开页
      </Tap>
      <Decision
        id={first.id}
        approve={approve}
        approveLabel={visits.length > 1 ? `通过 ${visits.length} 场` : '通过这些改动'}
        onApprove={() => approve.mutate({ activities }, { onSuccess: (answer) => answer.ok && onDone(`「${first.title}」的改动已公开。`) })}
        giveBack={giveBack}
        giveBackTitle="退回这些改动？"
        giveBackText={`公开的还是原来的。${first.submittedBy}会收到通知，改好以后可以再提交。`}
        onGiveBack={(reason, close) =>
          giveBack.mutate(
            { activities, reason },
            {
              onSuccess: (answer) => {
                if (!answer.ok) return
                close()
                onDone(`「${first.title}」的改动已退回。`)
              },
            },
          )
        }
      />
    </View>
  )
}

const BeforeAndAfter = ({ line: { field, name, before, after } }: { line: ChangedLine }) => (
  <View id={`changed-${field}`} className="submissions-change">
    <View className="label">{name}</View>
    <View className="submissions-texts">
      <View className="submissions-text">
        <View className="small">现在公开的</View>
        <View>{before}</View>
      </View>
      <View className="submissions-text submissions-after">
        <View className="small">改成</View>
        <View>{after}</View>
      </View>
    </View>
  </View>
)
