import { Empty } from '../../../components/empty'
import type { useFilter } from './filter'

/** An empty list that nothing narrows. */
export function NothingOn({ filter: { chosen, change } }: { filter: ReturnType<typeof useFilter> }) {
  const isPast = chosen.span === 'past'
  return (
    <Empty
      icon="calendar"
      title={isPast ? '还没有往期活动' : '近期还没有安排活动'}
      text="新的活动发布后会出现在这里。"
      action={{ label: isPast ? '看近期活动' : '看往期活动', go: () => change({ span: isPast ? 'coming' : 'past' }) }}
    />
  )
}
