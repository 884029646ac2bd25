import { useState } from 'react'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Notice } from '../../../components/notice'

interface RestoredNoticeProps {
  /** True if the draft was sent but no answer came, so that the server may have it. */
  wasSent: boolean
  isSending: boolean
  onStartAgain: () => void
}

/** Notice of a restored draft, with a button to discard it. */
export function RestoredNotice({ wasSent, isSending, onStartAgain }: RestoredNoticeProps) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Notice
        tone="plain"
        icon="history"
        action={
          <Button id="start-again" kind="quiet" isSmall isDisabled={isSending} onTap={() => setIsAsking(true)}>
            重新开始
          </Button>
        }
      >
        {wasSent ? '上次提交后没有收到回音，可能已经报上。再提交一次就知道了，不会报成两支。' : '上次写的还没有提交，接着写就行。'}
      </Notice>
      <ConfirmSheet
        isOpen={isAsking}
        title="丢掉上次写的？"
        text={wasSent ? '上次的提交可能已经成功，请先到“我的”里看一看。丢掉以后再提交，会另报一支队伍。' : '只删这台手机上没有提交的名单。'}
        confirmLabel="重新开始"
        kind="danger"
        onConfirm={onStartAgain}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
