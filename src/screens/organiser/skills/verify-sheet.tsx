import { View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../client/phone/clock'
import { showToast } from '../../../client/phone/screen'
import { useVerifySkill } from '../skills'
import type { DeclaredSkill } from '../../../contract/seats'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { DateInput } from '../../../components/date-input'
import { Field } from '../../../components/field'
import { FaultNotice } from '../../../components/notice'
import { dayProblem, endOfLicence, lastDayOf } from '../licence-end'

/** Confirmation of a verification, with its effect and the licence's end. */
export function VerifySheet({ skill, onClose }: { skill: DeclaredSkill; onClose: () => void }) {
  // A past day is not filled in, because a renewed licence ends later.
  const [lastDay, setLastDay] = useState(skill.expiresAt === null || skill.expiresAt <= now() ? '' : lastDayOf(skill.expiresAt))
  const verify = useVerifySkill()
  const error = dayProblem(lastDay, now())
  const send = () => {
    if (error !== null) return
    verify.mutate(
      { volunteerId: skill.volunteerId, skillId: skill.skillId, expiresAt: lastDay === '' ? null : endOfLicence(lastDay) },
      {
        onSuccess: () => {
          showToast('已核实')
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmSheet
      isOpen
      title={`核实${skill.name}的${skill.skill}专长？`}
      text="看过执照，或者组织了解情况，再核实。核实后，本人就能报要求这项专长的岗位。"
      confirmLabel="核实"
      isPending={verify.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label="执照到期日" hint="没有到期日就不填。到期后要重新核实。" error={error}>
        <DateInput id="licence-ends" kind="date" label="执照到期日" value={lastDay} onChange={setLastDay} isInvalid={error !== null} />
        {lastDay === '' ? null : (
          <View className="skills-clear">
            <Button id="licence-none" kind="quiet" isSmall onTap={() => setLastDay('')}>
              没有到期日
            </Button>
          </View>
        )}
      </Field>
      <FaultNotice of={verify.error} />
    </ConfirmSheet>
  )
}
