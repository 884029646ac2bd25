import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '../../../client/phone/navigation'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Scanner } from '../../../components/scanner'
import { Sheet } from '../../../components/sheet'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import type { Person } from './people'
import { ScanResult } from './scan-result'
import type { List } from './use-list'
import { type Scans, useScans } from './use-scans'
import { WalkIn } from './walk-in'
import './doors.css'
import './icon.css'

interface DoorsProps {
  attendanceList: AttendanceList
  people: readonly Person[]
  list: List
}

type Open = 'scan' | 'code' | 'walk-in' | null

/** Ways to check in: large buttons for scanning and for the venue code, small ones for typed codes and walk-ins. */
export function CheckInWays({ attendanceList, people, list }: DoorsProps) {
  const [open, setOpen] = useState<Open>(null)
  const scans = useScans(attendanceList, people, list)
  const show = (what: Open) => {
    scans.clear()
    setOpen(what)
  }
  const close = () => setOpen(null)
  return (
    <View className="doors">
      <View className="doors-large">
        <Tap id="scan" className="doors-door doors-door-main" onTap={() => show('scan')}>
          <View className="icon icon-scan doors-door-icon" aria-hidden />
          扫码签到
        </Tap>
        <Tap id="show-venue-code" className="doors-door" onTap={() => openPage('day/venue-code', { id: attendanceList.activity.id })}>
          <View className="icon icon-qr doors-door-icon" aria-hidden />
          出示现场码
        </Tap>
      </View>
      <View className="doors-small">
        <Tap id="type-code" className="doors-door-small" onTap={() => show('code')}>
          输入签到码
        </Tap>
        <Tap id="walk-in" className="doors-door-small" onTap={() => show('walk-in')}>
          临时来的人
        </Tap>
      </View>
      <Scanner
        isOpen={open === 'scan'}
        title="扫码签到"
        hint="对准志愿者手机上的签到码。扫完一个接着扫下一个。"
        typedWhat="六位签到码"
        isHeld={scans.result?.tone === 'warn'}
        onText={(text, how) => (how === 'typed' ? scans.typed(text) : scans.scanned(text))}
        onClose={close}
      >
        <ScanResult scans={scans} />
      </Scanner>
      <TypeCode isOpen={open === 'code'} scans={scans} onClose={close} />
      <WalkIn key={String(open === 'walk-in')} isOpen={open === 'walk-in'} people={people} list={list} onClose={close} />
    </View>
  )
}

/** Input of the six characters that a volunteer reads aloud. */
function TypeCode({ isOpen, scans, onClose }: { isOpen: boolean; scans: Scans; onClose: () => void }) {
  const [code, setCode] = useState('')
  const give = () => {
    if (code.trim() === '') return
    scans.typed(code)
    setCode('')
  }
  return (
    <Sheet isOpen={isOpen} title="输入签到码" onClose={onClose}>
      <Field label="六位签到码" hint="志愿者手机上签到码下面的六位，大小写都行。">
        <TextInput
          id="spoken-code"
          label="六位签到码"
          placeholder="例如 7K4 92C"
          maxLength={12}
          value={code}
          onChange={setCode}
          onConfirm={give}
        />
      </Field>
      <View className="doors-result">
        <ScanResult scans={scans} />
      </View>
      <Button id="give-code" onTap={give} isDisabled={code.trim() === ''}>
        签到
      </Button>
    </Sheet>
  )
}
