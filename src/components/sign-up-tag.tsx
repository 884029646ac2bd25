import { Text } from '@tarojs/components'
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
