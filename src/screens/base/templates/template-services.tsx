import { View } from '@tarojs/components'
import type { UsualService } from '../../../domain/activities/usual-plan'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { TextInput } from '../../../components/text-input'
import { RemoveRow, replaced, useRowKeys } from './template-rows'

const MOST_SERVICES = 20

/** Services of a template. */
export function TemplateServices({ services, onChange }: { services: UsualService[]; onChange: (services: UsualService[]) => void }) {
  const rowKeys = useRowKeys(services.length)
  const add = (service: UsualService) => {
    rowKeys.add()
    onChange([...services, service])
  }
  const remove = (at: number) => {
    rowKeys.remove(at)
    onChange(services.filter((_, other) => other !== at))
  }
  return (
    <Field label="服务项目" hint="单位不写，就是不统计。">
      {services.map((service, at) => (
        <View key={rowKeys.keys[at]} className="list-part list-part-row">
          <View className="list-part-name">
            <TextInput
              id={`template-service-${at}`}
              label={`第 ${at + 1} 项服务`}
              placeholder="服务名称"
              value={service.name}
              maxLength={30}
              onChange={(name) => onChange(replaced(services, at, { ...service, name }))}
            />
          </View>
          <View className="list-part-more">
            <TextInput
              id={`template-unit-${at}`}
              label={`第 ${at + 1} 项服务的单位`}
              placeholder="单位"
              value={service.unit ?? ''}
              maxLength={8}
              onChange={(unit) => onChange(replaced(services, at, { ...service, unit: unit.trim() === '' ? null : unit }))}
            />
          </View>
          <RemoveRow label={`删掉第 ${at + 1} 项服务`} onTap={() => remove(at)} />
        </View>
      ))}
      {services.length < MOST_SERVICES ? (
        <Button id="template-add-service" kind="quiet" icon="plus" isSmall onTap={() => add({ name: '', unit: '人次' })}>
          加一项服务
        </Button>
      ) : null}
    </Field>
  )
}
