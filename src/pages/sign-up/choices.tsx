import { View } from '@tarojs/components'
import type { ActivityDetail, PositionView } from '../../contract/activities'
import type { ProfileView } from '../../contract/profile'
import { ChoiceList } from '../../components/choice-list'
import { Heading } from '../../components/heading'
import { seatWords } from '../../components/seat-meter'
import { skillFor } from './obstacles'

interface PositionChoiceProps {
  activity: ActivityDetail
  profile: ProfileView | null
  chosen: string
  onChoose: (id: string) => void
}

/** The positions with what each demands, and whether this person meets it. */
export const PositionChoice = ({ activity, profile, chosen, onChoose }: PositionChoiceProps) => (
  <View className="sign-up-block">
    <Heading level={2} className="sign-up-title">
      想做什么
    </Heading>
    <ChoiceList
      label="岗位"
      chosen={[chosen]}
      onChange={([id]) => id !== undefined && onChoose(id)}
      choices={activity.positions.map((position) => ({
        id: position.id,
        name: position.name,
        note: `${seatWords(position)} · ${demand(position, profile)}`,
      }))}
    />
  </View>
)

function demand(position: PositionView, profile: ProfileView | null): string {
  if (!position.skill) return '不限专长'
  const asked = `须${position.skill.name}专长`
  if (!profile) return asked
  const decision = skillFor(position, profile)
  if (decision.ok) return `${asked}，您具备`
  return decision.reason === 'skill-missing' ? `${asked}，您的资料里没有` : `${asked}，您的还没有核实`
}

interface OrganisationChoiceProps {
  profile: ProfileView | null
  chosen: string
  onChoose: (id: string) => void
}

/** For whom they come. Somebody in no organisation is not asked. */
export function OrganisationChoice({ profile, chosen, onChoose }: OrganisationChoiceProps) {
  const organisations = profile?.organisations ?? []
  if (organisations.length === 0) return null
  return (
    <View className="sign-up-block">
      <Heading level={2} className="sign-up-title">
        代表哪个组织
      </Heading>
      <ChoiceList
        label="组织"
        chosen={[chosen]}
        onChange={([id]) => id !== undefined && onChoose(id)}
        choices={[...organisations.map(({ id, name }) => ({ id, name })), { id: '', name: '以个人名义' }]}
      />
    </View>
  )
}
