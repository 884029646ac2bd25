import { Text, View } from '@tarojs/components'
import type { ActivityHeading } from '../../../contract/activities/activities'
import { CategoryTag } from '../../../components/category-tag'
import { Heading } from '../../../components/heading'
import { TintedHeader } from '../tinted-header'
import './header.css'

interface HeaderProps {
  heading: ActivityHeading
  series: string | null
  now: number
}

/** Title in the category's colour, with the state: cancelled, running, over. */
export function ActivityHeader({ heading, series, now }: HeaderProps) {
  const state = stateWord(heading, now)
  return (
    <TintedHeader>
      <View className="header-tags">
        <CategoryTag categories={heading.categories} className="tag-on-tint header-tag" />
        {series ? <Text className="tag tag-on-tint header-tag">{series}</Text> : null}
        {state ? <Text className="tag tag-on-tint header-tag">{state}</Text> : null}
      </View>
      <Heading level={1}>{heading.title}</Heading>
    </TintedHeader>
  )
}

function stateWord({ status, startsAt, endsAt }: ActivityHeading, now: number): string | null {
  if (status === 'cancelled') return '已取消'
  if (status === 'draft' || status === 'submitted') return `${status === 'draft' ? '草稿' : '待审核'}，还没有发布`
  if (now >= endsAt) return '已结束'
  return now >= startsAt ? '正在进行' : null
}
