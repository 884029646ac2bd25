import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { now } from '../client/phone/clock'
import { useIsOnline } from '../client/phone/network'
import { faultOf } from '../client/wire/fault'
import type { Refused } from '../domain/decision'
import { Button } from './button'
import { Icon, type IconName } from './icon'
import { PrivacyLink } from './privacy-link'
import { type VolunteerRefusal, type WayOut, faultText, refusalText, waysOut } from './refusal-texts'
import './notice.css'

interface NoticeProps {
  tone: 'warn' | 'ok' | 'plain'
  icon: IconName
  children: ReactNode
  action?: ReactNode
  /** True for the answer to a user's action, which screen readers announce at once. */
  isAnswer?: boolean
}

/** A message with its actions. */
export const Notice = ({ tone, icon, children, action, isAnswer = false }: NoticeProps) => (
  <View className={`notice notice-${tone}`} role={isAnswer ? 'alert' : 'status'} aria-live={isAnswer ? 'assertive' : 'polite'}>
    <View className="notice-words">
      <Icon name={icon} className="notice-icon" />
      <View className="notice-text">{children}</View>
    </View>
    {action ? <View className="notice-action">{action}</View> : null}
  </View>
)

/** A refusal for volunteers, with its reason and a way out. Nothing without a refusal. */
export const Refusal = ({ of }: { of: { ok: true } | Refused<VolunteerRefusal> | undefined }) =>
  !of || of.ok ? null : <RefusalNotice words={refusalText(of.reason, of.about, now())} wayOut={waysOut[of.reason]} />

/** Text of a refusal with the button that leads out of it. */
export const RefusalNotice = ({ words, wayOut }: { words: string; wayOut: WayOut | undefined }) => (
  <Notice
    tone="warn"
    icon="alert"
    isAnswer
    action={
      wayOut ? (
        <>
          <Button kind="quiet" isSmall onTap={wayOut.go}>
            {wayOut.label}
          </Button>
          {wayOut.isToConsent ? <PrivacyLink /> : null}
        </>
      ) : null
    }
  >
    {words}
  </Notice>
)

/** Reason for a failed request. Nothing without a failure. */
export function FaultNotice({ of, onRetry }: { of: Error | null; onRetry?: () => void }) {
  const isOnline = useIsOnline()
  if (!of) return null
  const { code, requestId, isRetryable } = faultOf(of)
  const again =
    onRetry && isRetryable ? (
      <Button kind="quiet" isSmall onTap={onRetry}>
        再试一次
      </Button>
    ) : null
  return (
    <Notice tone="warn" icon={code === 'offline' && !isOnline ? 'offline' : 'alert'} isAnswer action={again}>
      {faultText(code, isOnline)}
      {requestId ? <View className="label">编号 {requestId.slice(0, 8)}</View> : null}
    </Notice>
  )
}
