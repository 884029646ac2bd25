/** 操作记录 (`?activity=&person=`): the audit log, latest first. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type AuditLine, useAudit } from './entries'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Empty, Failed } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { Tap } from '../../../components/tap'
import { More } from '../more'
import { NotAllowed } from '../not-allowed'
import { type Filter, filterInput } from './filter'
import { Filters } from './filters'
import { titleIn } from '../title'
import { detailsOf, sentenceOf } from './words'
import './index.css'

export default function AuditPage() {
  const { params } = useRouter()
  const now = useNow()
  const session = useSession()
  const isAllowed = session.data?.isOrganiser === true
  const [filter, setFilter] = useState<Filter>({
    kind: '',
    from: '',
    until: '',
    activity: params['activity'] ? { id: params['activity'], name: titleIn(params) ?? '这场活动' } : null,
    person: null,
  })
  const query = useAudit(filterInput(filter), isAllowed)
  useRefreshOnPull()
  const change = (part: Partial<Filter>) => setFilter((before) => ({ ...before, ...part }))
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title="操作记录">
      {session.data && !isAllowed ? <NotAllowed session={session.data} /> : null}
      {isAllowed ? <Filters filter={filter} onChange={change} /> : null}
      <View className="stack">
        {lines.map((line) => (
          <Line key={line.id} line={line} now={now} filter={filter} onChange={change} />
        ))}
      </View>
      {query.data && lines.length === 0 ? <Empty icon="history" title="没有记录" text="换一个条件看看。" /> : null}
      <More id="more-audit" query={query} />
      {session.isPending || (isAllowed && query.isPending) ? <Skeleton shape="rows" /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
    </Page>
  )
}

interface LineProps {
  line: AuditLine
  now: number
  filter: Filter
  onChange: (part: Partial<Filter>) => void
}

/** An entry. A tap on a person or an activity in it filters the log by them. */
function Line({ line, now, filter, onChange }: LineProps) {
  const { actor, subject, activity } = line
  const person = subject?.personId && subject.personId !== actor?.id ? { id: subject.personId, name: subject.name } : null
  const people = [actor, person].flatMap((one) => (one && one.id !== filter.person?.id ? [one] : []))
  const details = detailsOf(line)
  return (
    <View id={`audit-${line.id}`} className="card">
      <View className="strong">{sentenceOf(line)}</View>
      {activity ? <View>{activity.title}</View> : null}
      {details ? <View className="small">{details}</View> : null}
      <View className="small">{momentInWords(line.at, now)}</View>
      <View className="audit-only">
        {people.map((one) => (
          <Tap key={one.id} className="audit-link" onTap={() => onChange({ person: one })}>
            {`只看${one.name}`}
          </Tap>
        ))}
        {activity && activity.id !== filter.activity?.id ? (
          <Tap className="audit-link" onTap={() => onChange({ activity: { id: activity.id, name: activity.title } })}>
            只看这场活动
          </Tap>
        ) : null}
      </View>
    </View>
  )
}
