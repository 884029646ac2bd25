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
        {wasSent ? '上次提交后没有收到回应，可能已经报上。请再提交一次，不会重复报名。' : '上次填写的内容还没有提交，可以接着填。'}
      </Notice>
      <ConfirmSheet
        isOpen={isAsking}
        title="放弃上次填写的内容？"
        text={wasSent ? '上次的提交可能已经成功，请先到“我的”里看一看。放弃以后再提交，会另报一支队伍。' : '只删这台手机上没有提交的名单。'}
        confirmLabel="重新开始"
        kind="danger"
        onConfirm={onStartAgain}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
