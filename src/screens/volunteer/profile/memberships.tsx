import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import type { MembershipState, MembershipView } from '../../../contract/people/memberships'
import { api, ask } from '../../../client/wire/calls'
import { Section } from '../../../components/section'

const STATES: Record<MembershipState, string> = { verified: '组织已核实', declared: '组织还没有核实', refused: '组织答复：不是成员' }

/** The user's memberships over time. Nothing without any. */
export function Memberships() {
  const memberships = useQuery({
    queryKey: ['own-memberships'],
    queryFn: (): Promise<MembershipView[]> => ask(api.memberships.mine.query()),
  }).data
  if (!memberships || memberships.length === 0) return null
  return (
    <Section title="所属组织和起始日期">
      {memberships.map((membership) => (
        <View key={`${membership.organisationId} ${membership.from}`} className="profile-membership ruled">
          <View className="strong">{membership.organisation}</View>
          <View className="small">{spanOf(membership)}</View>
        </View>
      ))}
      <View className="small">服务按当天的组织和比例计入，以后修改的，以前的不变。</View>
    </Section>
  )
}

const spanOf = ({ from, until, state, share }: MembershipView): string =>
  `${from} 起${until === null ? '' : `，到 ${until} 止`}，${STATES[state]}${share < 100 ? `，计入 ${share}%` : ''}`
