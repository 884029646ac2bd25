import { View } from '@tarojs/components'
import type { SaveProfileInput } from '../../../contract/people/profile'
import { CONSENT_VERSION } from '../../../domain/people/profile'
import { ChoiceList } from '../../../components/choice-list'
import { Section } from '../../../components/section'

interface ConsentsProps {
  answers: SaveProfileInput
  onChange: (part: Partial<SaveProfileInput>) => void
  error: string | undefined
}

/** Two separate consents, since membership is sensitive. Unticking a consent withdraws it. */
export function Consents({ answers, onChange, error }: ConsentsProps) {
  const chosen = [...(answers.agreesToPersonalData ? ['personal-data'] : []), ...(answers.agreesToMembership ? ['membership'] : [])]
  return (
    <View className="profile-consents">
      <Section title="同意使用我的信息" aside={`版本 ${CONSENT_VERSION}`}>
        <ChoiceList
          label="同意使用我的信息"
          isMultiple
          chosen={chosen}
          onChange={(now) =>
            onChange({ agreesToPersonalData: now.includes('personal-data'), agreesToMembership: now.includes('membership') })
          }
          choices={[
            {
              id: 'personal-data',
              name: '同意使用姓名、手机号和专长',
              note: '用来安排活动、现场签到、记录服务时长。组织者看得到您的姓名和手机号，别人看不到。随时可以改、可以收回。',
            },
            {
              id: 'membership',
              name: '单独同意使用所属组织',
              note: '所属党派和团体属于敏感信息，只用于按组织报名和统计，不公开。没有填写组织的不用勾选。',
            },
          ]}
        />
        {error ? (
          <View className="field-error small" role="alert">
            {error}
          </View>
        ) : null}
      </Section>
    </View>
  )
}
