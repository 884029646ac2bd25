import { View } from '@tarojs/components'
import { goBack } from '../../../client/phone/navigation'
import type { ImportAnswer } from '../../../contract/people/members'
import { Button } from '../../../components/button'
import { FigureRow } from '../../../components/figure-row'
import { Section } from '../../../components/section'

/** Result of an import. */
export const Done = ({ done }: { done: Extract<ImportAnswer, { ok: true }> }) => (
  <View className="stack">
    <Section title="已经导入">
      <FigureRow
        figures={[
          { id: 'done-added', label: '新增', value: String(done.added) },
          { id: 'done-changed', label: '改动', value: String(done.changed) },
          { id: 'done-removed', label: '移出', value: String(done.removed) },
          { id: 'done-verified', label: '核实志愿者', value: String(done.verified) },
        ]}
      />
      <View className="small import-later">名册里的人以后自己填资料，姓名和手机号对得上，也会自动核实。</View>
    </Section>
    <Button id="to-members" onTap={goBack}>
      看名册
    </Button>
  </View>
)
