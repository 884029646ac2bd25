import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useMembers } from '../members'
import type { BranchCount, MemberView } from '../../../contract/people/members'
import { Avatar } from '../../../components/avatar'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Tap } from '../../../components/tap'
import '../../../components/tag.css'
import { Loading } from '../../../components/loading'
import { MemberSheet } from './member-sheet'
import '../base-more.css'

interface MemberListProps {
  organisationId: string
  text: string
  /** Null for all branches, empty for members without one. */
  branch: string | null
  onBranch: (branch: string | null) => void
}

export function MemberList({ organisationId, text, branch, onBranch }: MemberListProps) {
  const query = useMembers(organisationId, text, branch)
  const [open, setOpen] = useState<string>()
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  const members = query.data.pages.flatMap(({ items }) => items)
  const { total = 0, branches = [] } = query.data.pages[0] ?? {}
  const shown = members.find(({ id }) => id === open)
  return (
    <>
      <Branches branches={branches} chosen={branch} onChoose={onBranch} />
      {members.length === 0 ? <Nobody hasRoster={branches.length > 0} /> : null}
      {members.length > 0 ? (
        <View id="members" className="card members-list">
          <View className="small members-count">{countWords(total, text, branch, branches)}</View>
          {members.map((member) => (
            <Member key={member.id} member={member} onOpen={() => setOpen(member.id)} />
          ))}
          {query.hasNextPage ? (
            <Tap className="base-more" onTap={() => void query.fetchNextPage()}>
              还有 {total - members.length} 人
            </Tap>
          ) : null}
        </View>
      ) : null}
      {shown ? <MemberSheet organisationId={organisationId} member={shown} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** `共 5 人，核实 2 人` of the roster or of a branch; the number of people found by a search. */
function countWords(total: number, text: string, branch: string | null, branches: readonly BranchCount[]): string {
  if (text !== '') return `找到 ${total} 人`
  const verified = branches.filter((each) => branch === null || each.branch === branch).reduce((sum, each) => sum + each.verified, 0)
  return `共 ${total} 人，核实 ${verified} 人`
}

const ALL = 'all'
/** Prefix of a branch's chip, so that the empty branch has an id, too. */
const ONE = 'branch-'

/** The branches with their numbers of members, as a filter. Nothing for a roster without branches. */
function Branches({
  branches,
  chosen,
  onChoose,
}: {
  branches: readonly BranchCount[]
  chosen: string | null
  onChoose: (branch: string | null) => void
}) {
  if (!branches.some(({ branch }) => branch !== '')) return null
  const all = branches.reduce((sum, { members }) => sum + members, 0)
  return (
    <ChipBar
      id="branches"
      label="支部"
      chips={[
        { id: ALL, name: `全部 ${all}` },
        ...branches.map(({ branch, members }) => ({ id: ONE + branch, name: `${branch || '未分支部'} ${members}` })),
      ]}
      chosen={chosen === null ? ALL : ONE + chosen}
      onChoose={(id) => onChoose(id === ALL ? null : id.slice(ONE.length))}
    />
  )
}

const Nobody = ({ hasRoster }: { hasRoster: boolean }) =>
  hasRoster ? (
    <Empty icon="search" title="没有找到" text="换几个字再试，或者看看是不是别的支部、别的组织的成员。" />
  ) : (
    <Empty
      icon="people"
      title="还没有名册"
      text="把组织自己的成员表格（.xlsx 或 .csv）传上来，不用改格式。姓名和手机号对得上的志愿者，会自动成为核实的成员。"
    />
  )

const Member = ({ member: { id, name, phone, skills, note, branch, isVerified }, onOpen }: { member: MemberView; onOpen: () => void }) => (
  <View id={`member-${id}`} className="person ruled">
    <Avatar name={name} isQuiet={isVerified} />
    <View className="person-row">
      <View className="person-words">
        <View className="strong">
          {name}
          {isVerified ? <Text className="tag tag-ok person-tag">已核实</Text> : null}
        </View>
        <View className="small">{[phone, branch, ...skills].filter((word) => word !== '').join(' · ')}</View>
        {note === '' ? null : <View className="small">{note}</View>}
      </View>
      <View className="person-action">
        <Tap className="person-change" label={`查看${name}的资料`} onTap={onOpen}>
          查看
        </Tap>
      </View>
    </View>
  </View>
)
