import { View } from '@tarojs/components'
import { chooseElderVersion } from '../../../client/phone/elder-version'
import { openPage } from '../../../client/phone/navigation'
import { callPhone } from '../../../client/phone/screen'
import type { BaseView } from '../../../contract/base'
import { callingHoursInWords } from '../../../domain/base/calling-hours'
import { Button } from '../../../components/button'
import { Icon, type IconName } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import './elder-doors.css'

/** First screen of the elder version: its doors, and the way back to the ordinary version. */
export function Doors({ base }: { base: BaseView | null | undefined }) {
  const phone = base?.contactPhone
  const hours = base?.callingHours ? `${callingHoursInWords(base.callingHours)} 有人接` : ''
  return (
    <View className="stack">
      <Door id="door-visits" icon="calendar" name="近期活动" more="看病、办事，什么时候来" go={() => openPage('elder/visits')} />
      {phone ? (
        <Door id="door-call" icon="phone" name="打电话" more={[phone, hours].filter(Boolean).join('，')} go={() => callPhone(phone)} />
      ) : null}
      <Button id="to-ordinary" kind="quiet" onTap={() => chooseElderVersion(false)}>
        换回普通版
      </Button>
    </View>
  )
}

interface DoorProps {
  id: string
  icon: IconName
  name: string
  more: string
  go: () => void
}

const Door = ({ id, icon, name, more, go }: DoorProps) => (
  <Tap id={id} className="elder-doors-door card" role="link" label={`${name}，${more}`} onTap={go}>
    <View className="elder-doors-columns">
      <Icon name={icon} className="elder-doors-icon" />
      <View className="elder-doors-words">
        <View className="elder-doors-name">{name}</View>
        <View>{more}</View>
      </View>
    </View>
  </Tap>
)
