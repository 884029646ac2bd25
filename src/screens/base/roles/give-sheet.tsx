import { View } from '@tarojs/components'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { useGiveRole } from '../roles'
import { showToast } from '../../../client/phone/screen'
import type { PersonFound } from '../../../contract/people/roles'
import { ChoiceList } from '../../../components/choice-list'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { FaultNotice } from '../../../components/notice'
import { SelectBox } from '../../../components/select-box'
import { ProblemNotice } from '../problem'
import './index.css'

const ROLES = [
  { id: 'organiser', name: '组织者', note: '发布和管理这个组织的活动，看报名人的电话，管这个组织的名册。' },
  { id: 'administrator', name: '基地管理员', note: '管理全部活动、全部组织和权限。' },
]

/** Confirmation of a new role, with the rights that it gives. */
export function GiveSheet({ person, onClose }: { person: PersonFound; onClose: () => void }) {
  const organisations = (useVocabulary().data?.organisations ?? []).map(({ id, name }) => ({ id, name }))
  const [role, setRole] = useState<'organiser' | 'administrator'>('organiser')
  const [organisationId, setOrganisationId] = useState('')
  const give = useGiveRole()
  const [wasTried, setWasTried] = useState(false)
  const isChosen = role === 'administrator' || organisationId !== ''
  const send = () => {
    setWasTried(true)
    if (!isChosen) return
    give.mutate(
      { volunteerId: person.volunteerId, role, organisationId: role === 'administrator' ? null : organisationId },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已给权限')
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmSheet isOpen title={`给${person.name}权限`} confirmLabel="给权限" isPending={give.isPending} onConfirm={send} onClose={onClose}>
      <ChoiceList
        id="role"
        label="什么权限"
        choices={ROLES}
        chosen={[role]}
        onChange={([chosen]) => setRole(chosen === 'administrator' ? 'administrator' : 'organiser')}
      />
      {role === 'organiser' ? (
        <View className="roles-of">
          <Field label="代表哪个组织" error={wasTried && !isChosen ? '请选一个组织。' : null}>
            <SelectBox
              id="role-organisation"
              label="代表哪个组织"
              options={[{ id: '', name: '请选择' }, ...organisations]}
              value={organisationId}
              onChange={setOrganisationId}
            />
          </Field>
        </View>
      ) : null}
      <ProblemNotice of={give.data} />
      <FaultNotice of={give.error} />
    </ConfirmSheet>
  )
}
