/** Consequences of a change for people, in sentences. */
import type { Consequences, NamedEntry } from '../../contract/activities/desk'
import type { PreviewAnswer } from '../../contract/seats'
import { againWords } from '../../domain/sign-ups/again-words'
import type { IconName } from '../../components/icon'
import { waitingWords } from '../../components/reviewed-words'

export interface ConsequenceLine {
  icon: IconName
  text: string
  /** True if a person loses a seat or has to choose. */
  isWarning: boolean
}

/** Names shown; the rest are counted. */
const NAMES_SHOWN = 8

/** Names in words: 陈样例、民革 4 人队等 12 位. */
export function namesInWords(named: readonly Pick<NamedEntry, 'name'>[]): string {
  const shown = named
    .slice(0, NAMES_SHOWN)
    .map(({ name }) => name)
    .join('、')
  return named.length > NAMES_SHOWN ? `${shown}等 ${named.length} 位` : shown
}

/** Consequences in order of importance. The number of people notified is always given; other consequences only if there are any. */
export function consequenceLines({ notified, movedUp, toWaitlist, clashing, inQuestion, waiting }: Consequences): ConsequenceLine[] {
  const lines: ConsequenceLine[] = [{ icon: 'bell', text: notified > 0 ? `会通知 ${notified} 人。` : '没有人需要通知。', isWarning: false }]
  if (waiting.length > 0) {
    lines.push({ icon: 'eye', text: `${waitingWords(waiting)}别的改动马上生效。`, isWarning: true })
  }
  if (toWaitlist.length > 0) {
    lines.push({ icon: 'clock', text: `会转到候补：${namesInWords(toWaitlist)}。`, isWarning: true })
  }
  if (movedUp.length > 0) {
    lines.push({ icon: 'check', text: `会从候补递补：${namesInWords(movedUp)}。`, isWarning: false })
  }
  if (clashing.length > 0) {
    const whose = clashing.map(({ name, activityTitle }) => ({ name: `${name}（${activityTitle}）` }))
    const text = `和别的活动时间重叠：${namesInWords(whose)}。两边的报名都保留，会请本人选一个。`
    lines.push({ icon: 'alert', text, isWarning: true })
  }
  if (inQuestion.length > 0) {
    const whose = inQuestion.map(({ name, doubts }) => ({ name: `${name}（${doubts.map(againWords).join('；')}）` }))
    lines.push({ icon: 'alert', text: `新时间需要重新确认：${namesInWords(whose)}。位子先保留，会通知本人。`, isWarning: true })
  }
  return lines
}

/** Entries that would move up, in words: 预计递补：陈样例、民革 4 人队。 */
export function freedInWords({ movedUp, gathered }: PreviewAnswer): string {
  const kept = gathered > 0 ? `${gathered} 个名额为等候的队伍攒着。` : ''
  if (movedUp.length === 0) return kept === '' ? '没有人递补，先空着。' : kept
  return `预计递补：${namesInWords(movedUp)}。${kept}`
}
