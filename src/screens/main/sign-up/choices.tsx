import { View } from '@tarojs/components'
import type { ActivityDetail, PositionView } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { ChoiceList } from '../../../components/choice-list'
import { Heading } from '../../../components/heading'
import { type OwnOrganisation, chanceOf, chanceWords, neededWords, quotaWords } from '../../../components/seat-words'
import { chosenOf, skillFor } from './obstacles'

interface PositionChoiceProps {
  activity: ActivityDetail
  profile: ProfileView | null
  /** Chosen organisation; '' for none. */
  organisationId: string
  chosen: string
  onChoose: (id: string) => void
  now: number
}

/** Positions with their required skills, and a note on skills that the user lacks. */
export const PositionChoice = ({ activity, profile, organisationId, chosen, onChoose, now }: PositionChoiceProps) => (
  <View className="sign-up-block">
    <Heading level={2} className="sign-up-title">
      选择岗位
    </Heading>
    <ChoiceList
      id="position"
      label="岗位"
      chosen={[chosen]}
      onChange={([id]) => id !== undefined && onChoose(id)}
      choices={activity.positions.map((position) => ({
        id: position.id,
        name: position.name,
        note: (
          <>
            <View>{`${neededWords(position, chanceOf(position, chosenOf(profile, organisationId), now))} · ${demand(position, profile, activity.startsAt)}`}</View>
            <Reserved position={position} organisations={chosenOf(profile, organisationId)} now={now} />
          </>
        ),
      }))}
    />
  </View>
)

/** Reservations of a position and the user's chance. */
function Reserved({ position, organisations, now }: { position: PositionView; organisations: readonly OwnOrganisation[]; now: number }) {
  const chance = chanceOf(position, organisations, now)
  const words = chanceWords(chance, now)
  return (
    <>
      {position.quotas.map((quota) => (
        <View key={quota.organisationId}>{quotaWords(quota, now)}</View>
      ))}
      {words ? <View className={chance.own ? 'sign-up-own' : 'sign-up-reserved'}>{words}</View> : null}
    </>
  )
}

const LACKS = {
  'skill-missing': '您的资料里没有',
  'skill-unverified': '您的专长还没有核实',
  'skill-expired': '您的证书到活动那天已过期',
} as const

function demand(position: PositionView, profile: ProfileView | null, startsAt: number): string {
  if (!position.skill) return '不限专长'
  const required = `须${position.skill.name}专长`
  if (!profile) return required
  const decision = skillFor(position, profile, startsAt)
  return `${required}，${decision.ok ? '您具备' : LACKS[decision.reason]}`
}

interface OrganisationChoiceProps {
  profile: ProfileView | null
  chosen: string
  onChoose: (id: string) => void
}

/** Choice of the organisation. Nothing for users without an organisation. */
export function OrganisationChoice({ profile, chosen, onChoose }: OrganisationChoiceProps) {
  const organisations = profile?.organisations ?? []
  if (organisations.length === 0) return null
  return (
    <View className="sign-up-block">
      <Heading level={2} className="sign-up-title">
        代表哪个组织
      </Heading>
      <ChoiceList
        id="organisation"
        label="组织"
        chosen={[chosen]}
        onChange={([id]) => id !== undefined && onChoose(id)}
        choices={[...organisations.map(({ id, name }) => ({ id, name })), { id: '', name: '以个人名义' }]}
      />
    </View>
  )
}
