import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import type { OfferedOrganisation } from '../../../contract/base'
import { callingHoursInWords } from '../../../domain/base/calling-hours'
import { type GuideForm, type Step, inputOf } from './guide-form'

interface CheckStepProps {
  form: GuideForm
  offers: readonly OfferedOrganisation[]
  onGo: (step: Step) => void
}

/** Everything once more, before it is stored. */
export function CheckStep({ form, offers, onGo }: CheckStepProps) {
  const { county, name, contactPhone, callingHours, towns, organisations } = inputOf(form, offers)
  const hours = callingHours ? `，${callingHoursInWords(callingHours)}` : ''
  const rows: [Step, string, string][] = [
    ['county', '基地', `${name}（${county}）`],
    ['phone', '电话', contactPhone ? `${contactPhone}${hours}` : '没有'],
    ['towns', `${towns.length} 个镇街`, towns.join('、')],
    ['organisations', `${organisations.length} 个组织`, organisations.map((organisation) => organisation.name).join('、')],
  ]
  return (
    <Section title="看一遍">
      {rows.map(([step, title, words]) => (
        <View key={step} id={`guide-check-${step}`} className="guide-row">
          <View className="ends">
            <View className="ends-first strong">{title}</View>
            <Button kind="quiet" isSmall onTap={() => onGo(step)}>
              改
            </Button>
          </View>
          <View className="small">{words}</View>
        </View>
      ))}
      <View className="small guide-line">开通以后，村民就能看到基地名称和电话。</View>
    </Section>
  )
}
