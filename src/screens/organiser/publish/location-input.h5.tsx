import { pastedLocation } from '../../../domain/activities/pasted-location'
import { TextInput } from '../../../components/text-input'
import { type QuestionProps, errorAt } from './questions'

/** A map's link with a title can be long. */
const LONGEST_PASTED = 1000

/** A location that is pasted, since a browser has no map of its own. */
export function LocationInput(props: QuestionProps) {
  const { form, onChange } = props
  return (
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
      isInvalid={errorAt(props, 'location') !== null}
    />
  )
}
