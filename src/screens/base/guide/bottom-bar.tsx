import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { STEPS, type Step } from './guide-form'

interface BottomBarProps {
  step: Step
  isOnPhone: boolean
  /** False while the step's data is missing. */
  isReady: boolean
  isSending: boolean
  onBack: () => void
  onForward: () => void
  onFound: () => void
}

/** Buttons between the steps. */
export const BottomBar = ({ step, isOnPhone, isReady, isSending, onBack, onForward, onFound }: BottomBarProps) => (
  <>
    <NoRoomNotice isOnPhone={isOnPhone} wayOut="填完开通" />
    <View className="guide-buttons">
      {step === STEPS[0] ? null : (
        <View className="guide-button">
          <Button id="guide-back" kind="quiet" isDisabled={isSending} onTap={onBack}>
            上一步
          </Button>
        </View>
      )}
      <View className="guide-button">
        {step === 'check' ? (
          <Button id="guide-found" isPending={isSending} isDisabled={!isReady} onTap={onFound}>
            开通基地
          </Button>
        ) : (
          <Button id="guide-next" isDisabled={!isReady} onTap={onForward}>
            下一步
          </Button>
        )}
      </View>
    </View>
  </>
)
