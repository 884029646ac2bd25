import type { AlikePair } from '../../../contract/people/alike'
import { showToast } from '../../../client/phone/screen'
import { AnyRefusal } from '../../../components/any-refusal'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { useJoinPeople } from '../alike'

/** Confirmation before two people are joined, with its consequences. */
export function JoinSheet({ pair: { kept, joined }, onClose }: { pair: AlikePair; onClose: () => void }) {
  const join = useJoinPeople()
  const send = () =>
    join.mutate(
      { keptId: kept.id, joinedId: joined.id },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已合并')
          onClose()
        },
      },
    )
  const account = joined.hasAccount ? '另一个微信号以后登录的也是合并后的这一位。' : ''
  return (
    <ConfirmSheet
      isOpen
      title={`把两位${kept.name}合并成一位？`}
      text={`报名、签到、服务时长、专长和消息都归到一处，同一场活动只算一次；两边都报了名的，多出的位子让给候补的人。${account}七天之内可以撤销。`}
      confirmLabel="合并"
      isPending={join.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <AnyRefusal of={join.data} />
      <FaultNotice of={join.error} />
    </ConfirmSheet>
  )
}
