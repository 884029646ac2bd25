import type { DeclaredMembership } from '../../../contract/people/memberships'
import { showToast } from '../../../client/phone/screen'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { useRefuseMembership } from '../memberships'

/** Confirmation that a person is no member, with its consequences. */
export function RefuseSheet({ declared, onClose }: { declared: DeclaredMembership; onClose: () => void }) {
  const { volunteerId, organisationId, name, organisation } = declared
  const refuse = useRefuseMembership()
  const send = () =>
    refuse.mutate(
      { volunteerId, organisationId },
      {
        onSuccess: (answer) => {
          showToast(answer.ok ? '已记下' : '本人已经改了资料')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`${name}不是${organisation}的成员？`}
      text="本人资料里的这个组织会去掉，填写以来的服务不计入组织。本人的服务记录不受影响，在“我的资料”里看得到这个答复。"
      confirmLabel="不是成员"
      kind="danger"
      isPending={refuse.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <FaultNotice of={refuse.error} />
    </ConfirmSheet>
  )
}
