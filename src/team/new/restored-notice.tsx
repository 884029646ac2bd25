import { useState } from 'react'
import { Button } from '../../components/button'
import { ConfirmSheet } from '../../components/confirm-sheet'
import { Notice } from '../../components/notice'

/** Says that what stands here was written earlier, and how to be rid of it. */
export function RestoredNotice({ onStartAgain }: { onStartAgain: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Notice
        tone="plain"
        icon="history"
        action={
          <Button id="start-again" kind="quiet" isSmall onTap={() => setIsAsking(true)}>
            重新开始
          </Button>
        }
      >
        上次写的还没有提交，接着写就行。
      </Notice>
      <ConfirmSheet
        isOpen={isAsking}
        title="丢掉上次写的？"
        text="只删这台手机上没有提交的名单。"
        confirmLabel="重新开始"
        kind="danger"
        onConfirm={onStartAgain}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
