import { View } from '@tarojs/components'
import type { InvitationView } from '../../../contract/teams'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { ChoiceList } from '../../../components/choice-list'
import { Notice } from '../../../components/notice'
import { Section } from '../../../components/section'

interface OpenSeatsProps {
  invitation: InvitationView
  chosen: string
  isSending: boolean
  onChoose: (positionId: string) => void
  now: number
}

/** The seat with the user's own name, or a choice among open seats. */
export function OpenSeats({ invitation, chosen, isSending, onChoose, now }: OpenSeatsProps) {
  const { named, parts, activity, status } = invitation
  if (!isLive(status)) return null
  if (named) {
    return (
      <Notice tone="plain" icon="user">
        带队人已经写了您的名字，岗位是「{named.position}」。确认后，签到码就到您的手机上。
      </Notice>
    )
  }
  const open = parts.filter((part) => part.open > 0)
  if (open.length === 0 || now >= activity.namesUntil) return null
  return (
    <Section title="选一个空位" aside={`${momentInWords(activity.namesUntil, now)} 前`}>
      <ChoiceList
        id="join-position"
        label="岗位"
        chosen={[chosen]}
        onChange={([id]) => id !== undefined && onChoose(id)}
        choices={open.map((part) => ({
          id: part.positionId,
          name: part.position,
          isDisabled: isSending,
          note: `还有 ${part.open} 个空位${part.skill ? ` · 须${part.skill}专长` : ''}`,
        }))}
      />
      <View className="small join-hint">名单上没有您的名字，请选一个空位。</View>
    </Section>
  )
}
