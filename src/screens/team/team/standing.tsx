import { View } from '@tarojs/components'
import type { TeamView } from '../../../contract/teams'
import { momentInWords } from '../../../domain/calendar/calendar'
import { standingOf } from '../../../domain/sign-ups/own-visits'
import { PASSES_BEFORE_GATHERING } from '../../../domain/seats/waitlist'
import { Notice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { StandingTag } from '../../../components/sign-up-tag'
import { waitingWords } from '../../../components/waiting-words'

/** Result of the submission that led to this page. */
export function JustSent({ team, is }: { team: TeamView; is: string }) {
  if (is === 'earlier') {
    return (
      <Notice tone="ok" icon="check">
        您上一次提交其实已经成功，就是这支队伍。后来改的内容没有算进来，请在这里改。
      </Notice>
    )
  }
  return is === 'new' && team.status === 'confirmed' ? (
    <Notice tone="ok" icon="check">
      报名成功，{team.seats} 个位子都留好了。
    </Notice>
  ) : null
}

/** The team's state, members who hold it back, and the leader's next steps. */
export function TeamStanding({ team, now }: { team: TeamView; now: number }) {
  const heldBack = team.parts.flatMap(({ members }) => members.filter(({ isHeldBack }) => isHeldBack).map(({ name }) => name))
  const words = standingWords(team, now)
  return (
    <Section title="队伍状态" aside={<StandingTag standing={standingOf(team, now)} />}>
      <View id="team-standing">
        {words.map((line) => (
          <View key={line} className="team-standing-line">
            {line}
          </View>
        ))}
      </View>
      {heldBack.length > 0 ? (
        <Notice tone="warn" icon="alert">
          {`全队在等${heldBack.join('、')}：这个时间已经确认了别的活动，或者专长还没有核实。请本人先退出那一场、补好资料，或者换一个人。`}
        </Notice>
      ) : null}
    </Section>
  )
}

function standingWords(team: TeamView, now: number): string[] {
  const { status, activity, seats, waiting, passedOver } = team
  if (status === 'cancelled' || activity.status === 'cancelled') {
    return [`活动取消了，请不要前往。${activity.cancelReason ? `原因：${activity.cancelReason}` : ''}`]
  }
  if (status === 'withdrawn') return ['这支队伍已经退出。']
  if (now >= activity.endsAt) return [status === 'confirmed' ? '活动已结束，谢谢大家。' : '活动已结束，这次没有轮到位子。']
  if (status === 'confirmed') return [`${seats} 个位子都是你们的。`]
  return [
    waiting ? `全队候补：${waitingWords(waiting)}。` : '全队候补中。',
    `空出够 ${seats} 个人的位子时，全队一起确认，会在“我的消息”里告诉您。确认之前请不要前往。`,
    ...(passedOver >= PASSES_BEFORE_GATHERING ? ['你们候补的时间长了，空出来的位子优先为你们保留。'] : []),
  ]
}

/** The deadline for unnamed seats, in words. */
export const namesDeadlineWords = ({ activity }: TeamView, open: number, now: number): string =>
  now < activity.namesUntil
    ? `${open} 个位子还没有名字，请在 ${momentInWords(activity.namesUntil, now)} 前填好；到时没有填名字的位子会开放给其他人。`
    : '填写名单已截止，没有填名字的位子会开放给其他人。'
