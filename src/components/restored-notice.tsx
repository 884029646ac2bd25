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
            {isChange ? '放弃修改' : '重新开始'}
          </Button>
        }
      >
        {isChange ? '上次修改的内容还没有保存，已为您恢复。' : '上次填写的内容还没有提交，可以接着填。'}
      </Notice>
      <ConfirmSheet
        isOpen={isAsking}
        title={isChange ? '放弃上次的修改？' : '放弃上次填写的内容？'}
        text="只删这台手机上没有提交的内容。"
        confirmLabel={isChange ? '放弃修改' : '重新开始'}
        kind="danger"
        onConfirm={onStartAgain}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
