import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { PageName } from '../../../client/phone/pages'
import type { SessionView } from '../../../contract/people/profile'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { ElderSwitch } from './elder-switch'

type Way = [page: PageName & `volunteer/${string}`, name: string, isShown: boolean]

/** Pages that are seldom needed, a line each. */
export function Ways({ session }: { session: SessionView | undefined }) {
  const ways: Way[] = [
    ['volunteer/sign-in-computer', '扫码登录电脑', process.env.TARO_ENV === 'weapp' && Boolean(session?.profile)],
    ['volunteer/sessions', '登录的设备', session?.isSignedIn === true],
    ['volunteer/my-data', '我的数据', Boolean(session?.profile)],
    ['volunteer/check-proof', '核对证明', true],
    ['volunteer/privacy', '隐私说明', true],
    ['volunteer/about', '关于', true],
    ['volunteer/opening', '组织者入口', session?.isAdministrator === false],
  ]
  return (
    <View className="card me-block">
      <ElderSwitch />
      {ways
        .filter(([, , isShown]) => isShown)
        .map(([page, name]) => (
          <Tap
            key={page}
            id={`to-${page.slice(page.indexOf('/') + 1)}`}
            className="me-way"
            role="link"
            onTap={() => openPage(page as 'volunteer/sessions')}
          >
            <View className="ends">
              <View className="ends-first">{name}</View>
              <Icon name="right" className="me-arrow" />
            </View>
          </Tap>
        ))}
    </View>
  )
}
