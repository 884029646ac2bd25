import { View } from '@tarojs/components'
import { callPhone } from '../../../client/phone/screen'
import type { BaseView } from '../../../contract/base'
import { callingHoursInWords } from '../../../domain/base/calling-hours'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

/** The base's phone below the list. Nothing without one. */
export function Contact({ base }: { base: BaseView | null | undefined }) {
  const phone = base?.contactPhone
  if (!phone) return null
  const hours = base.callingHours ? `${callingHoursInWords(base.callingHours)} 有人接` : ''
  return (
    <Tap id="base-phone" className="activities-contact" role="link" onTap={() => callPhone(phone)}>
      <View className="activities-contact-phone">
        <Icon name="phone" className="activities-contact-icon" />
        有事打电话 {phone}
      </View>
      {hours ? <View className="small">{hours}</View> : null}
    </Tap>
  )
}
