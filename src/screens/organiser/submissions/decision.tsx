import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { GiveBackSheet } from './give-back-sheet'

type Call = Parameters<typeof GiveBackSheet>[0]['giveBack']

interface DecisionProps {
  /** Id for the buttons. */
  id: string
  approve: Call
  approveLabel: string
  onApprove: () => void
  giveBack: Call
  giveBackTitle: string
  giveBackText: string
  onGiveBack: (reason: string, close: () => void) => void
}

/** Buttons that approve submitted work or return it with a reason. */
export function Decision({ id, approve, approveLabel, onApprove, giveBack, giveBackTitle, giveBackText, onGiveBack }: DecisionProps) {
  const [isGivingBack, setIsGivingBack] = useState(false)
  const close = () => setIsGivingBack(false)
  return (
    <>
      <AnyRefusal of={approve.data} />
      <FaultNotice of={approve.error} />
      <View className="submissions-buttons">
        <View className="submissions-button">
          <Button id={`give-back-${id}`} kind="quiet" isDisabled={approve.isPending} onTap={() => setIsGivingBack(true)}>
            退回
          </Button>
        </View>
        <View className="submissions-button">
          <Button id={`approve-${id}`} isPending={approve.isPending} pendingText="正在公开…" onTap={onApprove}>
            {approveLabel}
          </Button>
        </View>
      </View>
      {isGivingBack ? (
        <GiveBackSheet
          title={giveBackTitle}
          text={giveBackText}
          giveBack={giveBack}
          onSend={(reason) => onGiveBack(reason, close)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
