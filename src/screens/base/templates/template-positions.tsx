import { View } from '@tarojs/components'
import type { Vocabulary } from '../../../contract/activities/activities'
import { capacityOf } from '../../../client/activities/plan-form'
import type { UsualPosition } from '../../../domain/activities/usual-plan'
import { offered } from '../../../domain/vocabulary/lists'
import { Button } from '../../../components/button'
import { SelectBox } from '../../../components/select-box'
import { Stepper } from '../../../components/stepper'
import { TextInput } from '../../../components/text-input'
import { RemoveRow, replaced, useRowKeys } from './template-rows'

interface TemplatePositionsProps {
  positions: UsualPosition[]
  skills: Vocabulary['skills']
  onChange: (positions: UsualPosition[]) => void
}

const MOST_POSITIONS = 20
const USUAL_CAPACITY = 4

/** Positions of a template with their skills. */
export function TemplatePositions({ positions, skills, onChange }: TemplatePositionsProps) {
  const rowKeys = useRowKeys(positions.length)
  const add = (position: UsualPosition) => {
    rowKeys.add()
    onChange([...positions, position])
  }
  const remove = (at: number) => {
    rowKeys.remove(at)
    onChange(positions.filter((_, other) => other !== at))
  }
  return (
    <>
      {positions.map((position, at) => {
        const change = (part: Partial<UsualPosition>) => onChange(replaced(positions, at, { ...position, ...part }))
        return (
          <View key={rowKeys.keys[at]} className="list-part ruled">
            <View className="list-part-row">
              <View className="list-part-name">
                <TextInput
                  id={`template-position-${at}`}
                  label={`第 ${at + 1} 个岗位`}
                  placeholder="岗位名称"
                  value={position.name}
                  maxLength={20}
                  onChange={(name) => change({ name })}
                />
              </View>
              <RemoveRow label={`删掉第 ${at + 1} 个岗位`} onTap={() => remove(at)} />
            </View>
            <View className="list-part-row list-part">
              <Stepper
                id={`template-capacity-${at}`}
                label={`第 ${at + 1} 个岗位要几个人`}
                value={Number.isNaN(position.capacity) ? '' : String(position.capacity)}
                onChange={(typed) => change({ capacity: capacityOf(typed) })}
                isInvalid={Number.isNaN(position.capacity)}
              />
              <View className="list-part-more">
                <SelectBox
                  id={`template-skill-${at}`}
                  label={`第 ${at + 1} 个岗位要的专长`}
                  options={[{ id: '', name: '不限专长' }, ...offered(skills, position.skillId ?? '').map(inWords)]}
                  value={position.skillId ?? ''}
                  onChange={(skillId) => change({ skillId: skillId === '' ? null : skillId })}
                />
              </View>
            </View>
          </View>
        )
      })}
      {positions.length < MOST_POSITIONS ? (
        <Button
          id="template-add-position"
          kind="quiet"
          icon="plus"
          isSmall
          onTap={() => add({ name: '', capacity: USUAL_CAPACITY, skillId: null })}
        >
          加一个岗位
        </Button>
      ) : null}
    </>
  )
}

const inWords = ({ id, name, isRetired }: ReturnType<typeof offered<Vocabulary['skills'][number]>>[number]) => ({
  id,
  name: `须${name}${isRetired ? '（已停用）' : ''}`,
})
