import { View } from '@tarojs/components'
import { useState } from 'react'
import { type NoPlace, choosePlace } from '../../../client/phone/choose-place'
import { Button } from '../../../components/button'
import type { QuestionProps } from './questions'

const WHY_NOT: Record<NoPlace, string> = {
  cancelled: '',
  refused: '微信不让打开地图。可以在微信的设置里允许，或者到电脑上粘贴地图的链接。',
  failed: '地图没有打开。可以再试一次，或者到电脑上粘贴地图的链接。',
}

/** Choice on WeChat's map. The name found there becomes the place only if none was typed. */
export function LocationInput({ form, onChange }: QuestionProps) {
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
