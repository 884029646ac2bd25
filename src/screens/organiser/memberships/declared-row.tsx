import { View } from '@tarojs/components'
import type { DeclaredMembership } from '../../../contract/people/memberships'
import { showToast } from '../../../client/phone/screen'
import { Avatar } from '../../../components/avatar'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { useConfirmMembership } from '../memberships'

/** A person who declares an organisation, with its two answers. */
export function DeclaredRow({ declared, onRefuse }: { declared: DeclaredMembership; onRefuse: () => void }) {
  const { volunteerId, organisationId, name, phone, organisation, since, waiting, isNamesake } = declared
  const confirm = useConfirmMembership()
  const id = `${volunteerId}-${organisationId}`
  const send = () =>
    confirm.mutate({ volunteerId, organisationId }, { onSuccess: (answer) => showToast(answer.ok ? '已核实' : '本人已经改了资料') })
  return (
    <View id={`declared-${id}`} className="person ruled">
      <Avatar name={name} />
      <View className="person-row">
        <View className="person-words">
          <View className="strong">{name}</View>
          <View className="small">{`${phone} · ${organisation}`}</View>
          <View className="small">{`${since} 起自己填的${waiting > 0 ? `，正在候补 ${waiting} 场` : ''}`}</View>
          {isNamesake ? <View className="small">名册上有同名的人，手机号不一样。</View> : null}
          <FaultNotice of={confirm.error} />
        </View>
        <View className="person-action memberships-actions">
          <View className="memberships-action">
            <Button id={`confirm-${id}`} kind="quiet" isSmall isPending={confirm.isPending} onTap={send}>
              核实
            </Button>
          </View>
          <Tap id={`refuse-${id}`} className="person-change" label={`${name}不是${organisation}的成员`} onTap={onRefuse}>
            不是
          </Tap>
        </View>
      </View>
    </View>
  )
}
