import { Text } from '@tarojs/components'
import type { Phase } from '../domain/activities/activity'
import './tag.css'

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

/** Tag with an activity's phase, for its organisers. */
export const PhaseTag = ({ phase }: { phase: Phase }) => <Text className={`tag ${WORDS[phase].look}`}>{WORDS[phase].word}</Text>
