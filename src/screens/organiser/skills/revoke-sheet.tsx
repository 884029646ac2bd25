import { showToast } from '../../../client/phone/screen'
import { useRevokeSkill } from '../skills'
import type { DeclaredSkill } from '../../../contract/seats'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'

/** Confirmation of a revocation, with its consequences. */
export function RevokeSheet({ skill, onClose }: { skill: DeclaredSkill; onClose: () => void }) {
  const revoke = useRevokeSkill()
  const send = () =>
    revoke.mutate(
      { volunteerId: skill.volunteerId, skillId: skill.skillId },
      {
        onSuccess: () => {
          showToast('已撤销核实')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`撤销${skill.name}的${skill.skill}核实？`}
      text="撤销后，本人不能再报要求这项专长的岗位，候补的也会跳过。已经确认的报名不受影响，要改请到活动里调整。"
      confirmLabel="撤销核实"
      kind="danger"
      isPending={revoke.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <FaultNotice of={revoke.error} />
    </ConfirmSheet>
  )
}
