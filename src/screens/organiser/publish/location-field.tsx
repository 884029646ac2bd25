import { View } from '@tarojs/components'
import { useState } from 'react'
import { type NoPlace, canChoosePlace, choosePlace } from '../../../client/phone/choose-place'
import { pastedLocation } from '../../../domain/activities/pasted-location'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { TextInput } from '../../../components/text-input'
import { locationWords } from './coming-words'
import { type QuestionProps, errorAt, questionId } from './questions'

/** A map's link with a title can be long. */
const LONGEST_PASTED = 1000

const WHY_NOT: Record<NoPlace, string> = {
  cancelled: '',
  refused: '微信不让打开地图。可以在下面粘贴经纬度或者地图的链接。',
  failed: '地图没有打开。可以再试一次，或者在下面粘贴经纬度或者地图的链接。',
}

/** The visit's place on the map: chosen on WeChat's map, or pasted. */
export function LocationField(props: QuestionProps) {
  const { form, onChange } = props
  const error = errorAt(props, 'location')
  return (
    <Field id={questionId('location')} label="地图上的位置" hint="标了位置，村民点一下就能导航。" error={error}>
      {canChoosePlace ? <OnMap {...props} /> : null}
      <TextInput
        id="plan-location"
        label="经纬度或者地图的链接"
        placeholder="粘贴经纬度，或高德、百度、腾讯地图的链接"
        value={form.locationTyped}
        onChange={(locationTyped) => {
          const read = pastedLocation(locationTyped)
          onChange({ locationTyped, location: typeof read === 'string' ? null : read })
        }}
        maxLength={LONGEST_PASTED}
        isInvalid={error !== null}
      />
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

/** Choice on WeChat's map. The name found there becomes the place only if none was typed. */
function OnMap({ form, onChange }: QuestionProps) {
  const [why, setWhy] = useState<NoPlace>('cancelled')
  const choose = async () => {
    const chosen = await choosePlace(form.location)
    if (!chosen.ok) return setWhy(chosen.reason)
    setWhy('cancelled')
    onChange({
      location: chosen.location,
      locationTyped: '',
      ...(form.place.trim() === '' && chosen.name !== '' ? { place: chosen.name } : {}),
    })
  }
  return (
    <View className="publish-on-map">
      <Button id="choose-place" kind="quiet" icon="pin" onTap={() => void choose()}>
        在地图上选
      </Button>
      {WHY_NOT[why] ? (
        <View className="small publish-on-map-words" role="alert">
          {WHY_NOT[why]}
        </View>
      ) : null}
    </View>
  )
}
