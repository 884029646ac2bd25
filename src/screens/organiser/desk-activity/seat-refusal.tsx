import type { SeatRefusal } from '../../../contract/seats'
import type { Refused } from '../../../domain/decision'
import type { WithdrawalRefusal } from '../../../domain/sign-ups/withdrawal'
import { Notice } from '../../../components/notice'

type Refusal = SeatRefusal | WithdrawalRefusal

/** Texts for an organiser about other people. The common texts address the person who signs up. */
const TEXTS: Record<Refusal, string | ((about: string) => string)> = {
  'already-cancelled': '这场活动已经取消了。',
  'already-begun': '活动已经开始，名额不能再改了。',
  'not-signed-up': '这个报名已经退出了。',
  'past-withdrawal-deadline': '已经过了可以退出的时间。',
  'already-confirmed': '已经有名额了。',
  'unknown-position': '这个岗位已经没有了。',
  'in-team': '队伍里的人要和整支队伍一起，不能单独换岗位。',
  'skill-missing': (skill) => `这个岗位要「${skill}」专长，对方的资料里没有写。`,
  'skill-unverified': (skill) => `对方的「${skill}」专长还没有核实。核实好了再来。`,
  'skill-expired': (skill) => `对方的「${skill}」执照在活动那天已经到期。`,
  'member-overlaps': (whose) => `这段时间已经确认了别的活动：${whose}。`,
  'member-skill-unverified': (whose) => `${whose}的专长还没有核实，或者已经过期。核实好了再来。`,
  'no-free-seat': (free) => (free === '0' ? '没有空名额。可以先加名额，或者移出别人。' : `只空 ${free} 个名额，不够。`),
}

/** Refusal of a change of seats. Nothing after a success. */
export function SeatRefusalNotice({ of }: { of: { ok: true } | Refused<Refusal> | undefined }) {
  if (!of || of.ok) return null
  const text = TEXTS[of.reason]
  return (
    <Notice tone="warn" icon="alert" isAnswer>
      {typeof text === 'string' ? text : text(of.about ?? '')}
    </Notice>
  )
}
