import { useTakeRole } from '../roles'
import { showToast } from '../../../client/phone/screen'
import type { RoleView } from '../../../contract/people/roles'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { ProblemNotice } from '../problem'

/** Confirmation of taking a role away, with the rights that the person loses. */
export function TakeSheet({ held: { volunteerId, name, role, organisation }, onClose }: { held: RoleView; onClose: () => void }) {
  const take = useTakeRole()
  const send = () =>
    take.mutate(
      { volunteerId, role, organisationId: organisation?.id ?? null },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已取消')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`取消${name}的${organisation ? `「${organisation.name}」组织者` : '管理员'}权限？`}
      text="取消后马上进不了工作台的这一部分。手机上存着的现场名单不会因此删掉，要停用请到活动的“名单在哪些手机上”。"
      confirmLabel="取消权限"
      kind="danger"
      isPending={take.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <ProblemNotice of={take.data} />
      <FaultNotice of={take.error} />
    </ConfirmSheet>
  )
}
