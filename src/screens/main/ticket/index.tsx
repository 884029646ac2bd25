/** Ticket of a sign-up (`?id=`): the code for the organiser, and withdrawal. Opens without a network. */
import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useRef } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { brightenScreen } from '../../../client/phone/screen'
import { useOwnSignUp } from '../../../client/sign-ups'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { againWords } from '../../../domain/sign-ups/again-words'
import { mayCheckIn } from '../../../domain/sign-ups/own-visits'
import { Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { DaySteps } from './course'
import { TicketCard } from './ticket-card'
import { Withdrawal } from './withdrawal'
import './index.css'

export default function TicketPage() {
  const { id = '', is } = useRouter().params
  const query = useOwnSignUp(id)
  useRefreshOnShow()
  useRefreshOnPull()
  useBrightScreen()
  const signUp = query.data
  return (
    <Page title={signUp?.ticket ? '我的签到码' : '我的报名'} className={categoryTone(signUp?.activity.categories ?? [])}>
      <OfflineBar queries={[query]} />
      {signUp ? (
        <Ticket signUp={signUp} isNew={is === 'new'} />
      ) : (
        <Loading queries={[query]} isBroken={id === ''} shape="ticket" wayBack={{ label: '看我的报名', go: () => openPage('main/me') }} />
      )}
    </Page>
  )
}

function Ticket({ signUp, isNew }: { signUp: OwnSignUpView; isNew: boolean }) {
  const now = useNow()
  const { team } = signUp
  return (
    <>
      {isNew && signUp.status === 'confirmed' ? (
        <Notice tone="ok" icon="check">
          报名成功。到场时出示下面的码。
        </Notice>
      ) : null}
      {signUp.clashes ? (
        <Notice tone="warn" icon="alert">
          活动改了时间，和您报名的另一场冲突了。两场只能去一场，请退出其中一场。
        </Notice>
      ) : null}
      {signUp.doubts.length > 0 ? (
        <Notice tone="warn" icon="alert">
          活动改了时间：{signUp.doubts.map(againWords).join('；')}。位子先为您保留，请联系组织者。
        </Notice>
      ) : null}
      <TicketCard signUp={signUp} now={now} />
      {signUp.status === 'confirmed' ? <DaySteps signUp={signUp} now={now} /> : null}
      <View className="ticket-actions stack">
        {mayCheckIn(signUp, now) ? (
          <Button id="to-check-in" icon="check" onTap={() => openPage('volunteer/check-in', { id: signUp.activity.id })}>
            {signUp.inAt === null ? '扫现场码签到' : '扫现场码签退'}
          </Button>
        ) : null}
        <Button kind="quiet" onTap={() => openPage('main/activity', { id: signUp.activity.id })}>
          看活动详情
        </Button>
        {team?.isLeader ? (
          <Button kind="quiet" icon="people" onTap={() => openPage('team/team', { id: team.id })}>
            看我带的队伍
          </Button>
        ) : null}
        <Withdrawal signUp={signUp} now={now} />
      </View>
    </>
  )
}

/** Full brightness while the ticket is shown, for scanning in sunlight. */
function useBrightScreen(): void {
  const restore = useRef<(() => void) | null>(null)
  useDidShow(() => {
    restore.current = brightenScreen()
  })
  useDidHide(() => restore.current?.())
}
