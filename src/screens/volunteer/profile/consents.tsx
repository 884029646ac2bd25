import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ProfileView, SaveProfileInput } from '../../../contract/people/profile'
import { CONSENT_VERSION, type ConsentKind } from '../../../domain/people/profile'
import { ChoiceList } from '../../../components/choice-list'
import { PrivacyLink } from '../../../components/privacy-link'
import { Section } from '../../../components/section'
import { CONSENT_NAMES, CONSENT_NOTES } from '../consent-texts'
import { untickedInForce } from './form-state'
import { TakeBackSheet } from './take-back-sheet'
import { takenBackLines } from '../taking-back-words'

interface ConsentsProps {
  profile: ProfileView | null
  answers: SaveProfileInput
  onChange: (part: Partial<SaveProfileInput>) => void
  onTakenBack: (kind: ConsentKind) => void
  error: string | undefined
}

/**
 * Two separate consents, since membership is sensitive. Unticking one that is in force asks first, since taking it back has
 * consequences at once.
 */
export function Consents({ profile, answers, onChange, onTakenBack, error }: ConsentsProps) {
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
          choices={(['personal-data', 'membership'] as const).map((id) => ({ id, name: CONSENT_NAMES[id], note: CONSENT_NOTES[id] }))}
        />
        <View className="profile-privacy">
          <View className="small">谁负责、留多久、怎么改，写在隐私说明（版本 {CONSENT_VERSION}）里。</View>
          <PrivacyLink />
        </View>
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
            onTakenBack(leaving)
            setLeaving(null)
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </View>
  )
}
