import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ProfileView, SaveProfileInput } from '../../../contract/people/profile'
import { CONSENT_VERSION, type ConsentKind } from '../../../domain/people/profile'
import { ChoiceList } from '../../../components/choice-list'
import { Section } from '../../../components/section'
import { afterTakingBack, untickedInForce } from './form-state'
import { TakeBackSheet } from './take-back-sheet'
import { CONSENT_NAMES, takenBackLines } from '../taking-back-words'

interface ConsentsProps {
  profile: ProfileView | null
  answers: SaveProfileInput
  onChange: (part: Partial<SaveProfileInput>) => void
  error: string | undefined
}

/**
 * Two separate consents, since membership is sensitive. Unticking one that is in force asks first, since taking it back has
 * consequences at once.
 */
export function Consents({ profile, answers, onChange, error }: ConsentsProps) {
  const [leaving, setLeaving] = useState<ConsentKind | null>(null)
  const chosen = [...(answers.agreesToPersonalData ? ['personal-data'] : []), ...(answers.agreesToMembership ? ['membership'] : [])]
  const choose = (now: readonly string[]) => {
    const wanted = { agreesToPersonalData: now.includes('personal-data'), agreesToMembership: now.includes('membership') }
    const ends = untickedInForce(profile, wanted)
    if (ends) setLeaving(ends)
    else onChange(wanted)
  }
  return (
    <View className="profile-consents">
      <Section title="同意使用我的信息" aside={`版本 ${CONSENT_VERSION}`}>
        <ChoiceList
          label="同意使用我的信息"
          id="consent"
          isMultiple
          chosen={chosen}
          onChange={choose}
          choices={[
            {
              id: 'personal-data',
              name: CONSENT_NAMES['personal-data'],
              note: '用来安排活动、现场签到、记录服务时长。组织者看得到您的姓名和手机号，别人看不到。随时可以改、可以收回。',
            },
            {
              id: 'membership',
              name: CONSENT_NAMES.membership,
              note: '所属党派和团体属于敏感信息，只用于按组织报名和统计，不公开。没有填写组织的不用勾选。',
            },
          ]}
        />
        {takenBackLines(profile?.takenBack ?? []).map((line) => (
          <View key={line} className="small profile-taken-back">
            {line}
          </View>
        ))}
        {error ? (
          <View className="field-error small" role="alert">
            {error}
          </View>
        ) : null}
      </Section>
      {leaving ? (
        <TakeBackSheet
          kind={leaving}
          onTakenBack={() => {
            onChange(afterTakingBack(leaving))
            setLeaving(null)
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </View>
  )
}
