import { Empty } from '../../../components/empty'
import type { useFilter } from './filter'

/** The empty list: it says what to do next. */
export function NothingOn({ filter: { chosen, isNarrowed, clear, change } }: { filter: ReturnType<typeof useFilter> }) {
  if (isNarrowed)
    return <Empty icon="search" title="没有找到这样的活动" text="换个词，或者去掉筛选看看全部。" action={{ label: '看全部', go: clear }} />
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
