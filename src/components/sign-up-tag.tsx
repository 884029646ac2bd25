import { Text } from '@tarojs/components'
import type { OwnStanding } from '../domain/sign-ups/own-visits'
import type { SignUpStatus } from '../domain/sign-ups/sign-up'
import './tag.css'

/** Status of a sign-up in words for its volunteer. */
export const signUpWords: Record<SignUpStatus, string> = {
  confirmed: '已确认',
  waitlisted: '候补中',
  withdrawn: '已退出',
  cancelled: '随活动取消',
}

const LOOKS: Record<SignUpStatus, string> = { confirmed: 'tag-ok', waitlisted: 'tag-warn', withdrawn: 'tag-plain', cancelled: 'tag-warn' }

/** Status of a sign-up as a tag beside the visit's own state. Nothing for one that was cancelled with the visit, whose state says so. */
export const SignUpTag = ({ status }: { status: SignUpStatus }) =>
  status === 'cancelled' ? null : <Text className={`tag ${LOOKS[status]}`}>{signUpWords[status]}</Text>

/** Standing of a person's own visit in words for that person. */
export const standingWords: Record<OwnStanding, string> = {
  'called-off': '活动已取消',
  withdrawn: '已退出',
  confirmed: '已确认',
  waiting: '候补中',
  due: '正在进行',
  there: '已签到',
  left: '已签退',
  attended: '已参加',
  unrecorded: '没有签到记录',
  over: '已结束',
  'not-reached': '候补未补上',
}

const IN_ORDER: ReadonlySet<OwnStanding> = new Set(['confirmed', 'due', 'there', 'left', 'attended'])
const TO_NOTE: ReadonlySet<OwnStanding> = new Set(['called-off', 'waiting'])

/** Look of a standing: `ok`, `warn` or `plain`. */
export const standingTone = (standing: OwnStanding): 'ok' | 'warn' | 'plain' =>
  IN_ORDER.has(standing) ? 'ok' : TO_NOTE.has(standing) ? 'warn' : 'plain'

/** Standing of an own visit as a tag. */
export const StandingTag = ({ standing }: { standing: OwnStanding }) => (
  <Text className={`tag tag-${standingTone(standing)}`}>{standingWords[standing]}</Text>
)
