import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useMembers, useRemoveMember } from '../members'
import { showToast } from '../../../client/phone/screen'
import type { MemberView } from '../../../contract/people/members'
import { Avatar } from '../../../components/avatar'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Empty } from '../../../components/empty'
import { FaultNotice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import '../../../components/tag.css'
import { Loading } from '../../../components/loading'
import '../base-more.css'

interface MemberListProps {
  organisationId: string
  text: string
}

export function MemberList({ organisationId, text }: MemberListProps) {
  const query = useMembers(organisationId, text)
  const [removing, setRemoving] = useState<MemberView>()
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  const members = query.data.pages.flatMap(({ items }) => items)
  const total = query.data.pages[0]?.total ?? 0
  if (members.length === 0) {
    return text === '' ? (
      <Empty
        icon="people"
        title="还没有名册"
        text="把组织自己的成员表格（.xlsx 或 .csv）传上来，不用改格式。姓名和手机号对得上的志愿者，会自动成为核实的成员。"
      />
    ) : (
      <Empty icon="search" title="没有找到" text="换几个字再试，或者看看是不是别的组织的成员。" />
    )
  }
  return (
    <>
      <View id="members" className="card members-list">
        <View className="small members-count">{text === '' ? `共 ${total} 人` : `找到 ${total} 人`}</View>
        {members.map((member) => (
          <Member key={member.id} member={member} onAsk={() => setRemoving(member)} />
        ))}
        {query.hasNextPage ? (
          <Tap className="base-more" onTap={() => void query.fetchNextPage()}>
            还有 {total - members.length} 人
          </Tap>
        ) : null}
      </View>
      {removing ? <RemoveSheet organisationId={organisationId} member={removing} onClose={() => setRemoving(undefined)} /> : null}
    </>
  )
}

const Member = ({ member: { id, name, phone, skills, note, isVerified }, onAsk }: { member: MemberView; onAsk: () => void }) => (
  <View id={`member-${id}`} className="person ruled">
    <Avatar name={name} isQuiet={isVerified} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">
          {name}
          {isVerified ? <Text className="tag tag-ok person-tag">已核实</Text> : null}
        </View>
        <View className="small">{[phone, ...skills].join(' · ')}</View>
        {note === '' ? null : <View className="small">{note}</View>}
      </View>
      <View className="person-action">
        <Tap className="person-change" label={`把${name}移出名册`} onTap={onAsk}>
          移出
        </Tap>
      </View>
    </View>
  </View>
)

function RemoveSheet({ organisationId, member, onClose }: { organisationId: string; member: MemberView; onClose: () => void }) {
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
