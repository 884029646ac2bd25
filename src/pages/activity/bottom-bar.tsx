import { View } from '@tarojs/components'
import { openPage } from '../../client/navigation'
import type { ActivityDetail } from '../../contract/activities'
import { Button } from '../../components/button'
import { ShareButton } from '../../components/share-button'
import { nextStep } from './next-step'

/** Sharing, and the one thing to do; or why there is nothing to do. */
export function BottomBar({ activity, now }: { activity: ActivityDetail; now: number }) {
  const step = nextStep(activity, now)
  return (
    <View className="bottom-bar">
      <View className="bottom-bar-share">
        <ShareButton title={activity.title} />
      </View>
      <View className="bottom-bar-main">
        {step.kind === 'ticket' ? (
          <Button icon="ticket" onTap={() => openPage('ticket', { id: step.signUpId })}>
            {step.label}
          </Button>
        ) : null}
        {step.kind === 'sign-up' ? <Button onTap={() => openPage('sign-up', { id: activity.id })}>{step.label}</Button> : null}
        {step.kind === 'nothing' ? <View className="bottom-bar-why">{step.why}</View> : null}
      </View>
    </View>
  )
}
