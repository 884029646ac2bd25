import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { locationWords } from './coming-words'
import { LocationInput } from './location-input'
import { type QuestionProps, errorAt, questionId } from './questions'

/** The visit's place on the map: chosen on WeChat's map, or pasted in a browser. */
export function LocationField(props: QuestionProps) {
  const { form, onChange } = props
  return (
    <Field id={questionId('location')} label="地图上的位置" hint="标了位置，村民点一下就能导航。" error={errorAt(props, 'location')}>
      <LocationInput {...props} />
      {form.location ? (
        <View className="publish-located">
          <View id="plan-located" className="small publish-located-words" role="status" aria-live="polite">
            {`已标好：${locationWords(form.location)}（纬度, 经度）`}
          </View>
          <Button id="drop-location" kind="quiet" isSmall onTap={() => onChange({ location: null, locationTyped: '' })}>
            去掉
          </Button>
        </View>
      ) : null}
    </Field>
  )
}
