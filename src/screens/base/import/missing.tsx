import { View } from '@tarojs/components'
import type { ImportPreview } from '../../../contract/people/members'
import { ChoiceList } from '../../../components/choice-list'
import { Section } from '../../../components/section'

interface MissingProps {
  missing: ImportPreview['missing']
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

/** Members who are not in the file. They stay unless the organiser chooses their removal. */
export function MissingMembers({ missing: { count, names }, isTicked, onTick }: MissingProps) {
  if (count === 0) return null
  return (
    <Section title={`名册里有、文件里没有（或写着已离开）：${count} 人`}>
      <View className="small import-missing">
        {names.join('、')}
        {count > names.length ? ` 等 ${count} 人` : ''}
      </View>
      <ChoiceList
        id="missing"
        label="文件里没有的人"
        isMultiple
        choices={[{ id: 'remove', name: '把他们移出名册', note: '不勾就留着。移出的人不再是核实的成员。' }]}
        chosen={isTicked ? ['remove'] : []}
        onChange={(chosen) => onTick(chosen.length > 0)}
      />
    </Section>
  )
}
