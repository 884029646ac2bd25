import { useState } from 'react'
import { Button } from './button'
import { ConfirmSheet } from './confirm-sheet'
import { Notice } from './notice'

/** Notice that a draft was restored, with a way to discard it. */
export function RestoredNotice({ isChange, onStartAgain }: { isChange: boolean; onStartAgain: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Notice
        tone="plain"
        icon="history"
        action={
          <Button id="start-again" kind="quiet" isSmall onTap={() => setIsAsking(true)}>
            {isChange ? '不要了' : '重新开始'}
          </Button>
        }
      >
        {isChange ? '上次改的还没有保存，已经放回来了。' : '上次写的还没有提交，接着写就行。'}
      </Notice>
      <ConfirmSheet
        isOpen={isAsking}
        title={isChange ? '不要上次改的？' : '丢掉上次写的？'}
        text="只删这台手机上没有提交的内容。"
        confirmLabel={isChange ? '不要了' : '重新开始'}
        kind="danger"
        onConfirm={onStartAgain}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
