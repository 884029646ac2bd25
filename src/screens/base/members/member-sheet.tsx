import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRemoveMember, useWholePhone } from '../members'
import { callPhone, showToast } from '../../../client/phone/screen'
import type { MemberView } from '../../../contract/people/members'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { MemberForm } from './member-form'

interface MemberSheetProps {
  organisationId: string
  member: MemberView
  onClose: () => void
}

/** One member: the whole phone number on request, a change, the removal. */
export function MemberSheet({ organisationId, member, onClose }: MemberSheetProps) {
  const [step, setStep] = useState<'look' | 'change' | 'remove'>('look')
  if (step === 'change') return <MemberForm organisationId={organisationId} member={member} onClose={onClose} />
  if (step === 'remove') return <RemoveSheet organisationId={organisationId} member={member} onClose={onClose} />
  const { name, branch, skills, note, isVerified } = member
  const lines = [branch, skills.join('、'), note, isVerified ? '已核实：本人的账号和名册对上了' : '还没有对上账号'].filter(
    (line) => line !== '',
  )
  return (
    <Sheet isOpen title={name} onClose={onClose}>
      <View className="stack">
        <View>
          {lines.map((line) => (
            <View key={line} className="small">
              {line}
            </View>
          ))}
        </View>
        <WholePhone organisationId={organisationId} member={member} />
        <Button id="change-member" kind="quiet" onTap={() => setStep('change')}>
          修改
        </Button>
        <Button id="remove-member" kind="danger" onTap={() => setStep('remove')}>
          移出名册
        </Button>
      </View>
    </Sheet>
  )
}

/** The phone number, masked until the organiser asks for it. */
function WholePhone({ organisationId, member: { id, phone } }: Omit<MemberSheetProps, 'onClose'>) {
  const look = useWholePhone()
  const whole = look.data?.phone
  return (
    <>
      <View id="member-phone" className="strong numeral">
        {whole ?? phone}
      </View>
      <FaultNotice of={look.error} />
      {whole === undefined ? (
        <View>
          <Button id="whole-phone" isPending={look.isPending} onTap={() => look.mutate({ organisationId, memberId: id })}>
            看完整手机号
          </Button>
          <View className="small members-hint">看的人和时间会记在日志里。</View>
        </View>
      ) : (
        <Button id="call-member" onTap={() => callPhone(whole)}>
          打电话
        </Button>
      )}
    </>
  )
}

function RemoveSheet({ organisationId, member, onClose }: MemberSheetProps) {
  const remove = useRemoveMember()
  const send = () =>
    remove.mutate(
      { organisationId, memberId: member.id },
      {
        onSuccess: () => {
          showToast('已移出')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`把${member.name}移出名册？`}
      text={member.isVerified ? '移出后，本人不再是核实的成员。已经报的名不受影响。' : '以后再导入的表格里有这个人，会重新加上。'}
      confirmLabel="移出"
      kind="danger"
      isPending={remove.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <FaultNotice of={remove.error} />
    </ConfirmSheet>
  )
}
