import { View } from '@tarojs/components'
import { chooseElderVersion, useIsElder } from '../../../client/phone/elder-version'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

/** Turns the elder version on and off, for this phone. */
export function ElderSwitch() {
  const isElder = useIsElder()
  return (
    <Tap id="elder-version" className="me-way" label={words(isElder)} onTap={() => chooseElderVersion(!isElder)}>
      <View className="ends">
        <View className="ends-first">{words(isElder)}</View>
        <Icon name={isElder ? 'undo' : 'eye'} className="me-arrow" />
      </View>
    </Tap>
  )
}

const words = (isElder: boolean): string => (isElder ? '换回普通版' : '长辈版：字大，按钮大')
