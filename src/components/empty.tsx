import { View } from '@tarojs/components'
import { useIsOnline } from '../client/phone/network'
import { faultOf } from '../client/wire/fault'
import type { FaultCode } from '../contract/codes'
import { Button } from './button'
import { Heading } from './heading'
import { Icon, type IconName } from './icon'
import { faultTexts } from './refusal-texts'
import './empty.css'

interface EmptyProps {
  icon: IconName
  title: string
  text?: string
  action?: { label: string; go: () => void }
}

/** Empty state with the next step. */
export const Empty = ({ icon, title, text, action }: EmptyProps) => (
  <View className="empty">
    <View className="empty-mark">
      <View className="empty-core">
        <Icon name={icon} className="empty-icon" />
      </View>
    </View>
    <Heading level={2} className="empty-title">
      {title}
    </Heading>
    {text ? <View className="small empty-text">{text}</View> : null}
    {action ? (
      <Button kind="quiet" isSmall onTap={action.go}>
        {action.label}
      </Button>
    ) : null}
  </View>
)

const LOST = { icon: 'search', title: '没有找到', text: '可能已经删除，或者链接不完整。' } as const

/** Texts of faults. An id from a damaged link, which the server calls malformed, is shown as not found. */
const FAILURES: Partial<Record<FaultCode, { icon: IconName; title: string; text: string }>> = {
  offline: { icon: 'offline', title: '现在没有网络', text: '这里还没有看过，联网后就能打开。' },
  unreachable: { icon: 'alert', title: '服务器没有回应', text: '手机有网络，但是连不上服务器。过一会儿会自动再试。' },
  'timed-out': { icon: 'alert', title: '还没有打开', text: '网络太慢，等了很久没有回应。过一会儿会自动再试。' },
  'not-found': LOST,
  malformed: LOST,
}

/** A page that failed without a network is requested again as soon as there is one. */
const BACK = { icon: 'sync', title: '网络恢复了', text: '正在重新打开。没有反应，请再试一次。' } as const

/** Empty state after a failed request. */
export function Failed({ error, onRetry, wayBack }: { error: unknown; onRetry: () => void; wayBack?: { label: string; go: () => void } }) {
  const { code, isRetryable } = faultOf(error)
  const isBack = useIsOnline() && code === 'offline'
  const { icon, title, text } = (isBack ? BACK : FAILURES[code]) ?? { icon: 'alert' as const, title: '没有打开', text: faultTexts[code] }
  return <Empty icon={icon} title={title} text={text} action={isRetryable ? { label: '再试一次', go: onRetry } : wayBack} />
}
