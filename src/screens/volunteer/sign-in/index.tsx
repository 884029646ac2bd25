/** 登录: a browser is signed in by the phone that scans its code. */
import { Text, View } from '@tarojs/components'
import { replacePage } from '../../../client/phone/navigation'
import type { AskedWebSignIn } from '../../../contract/people/sign-in'
import { WEB_SIGN_IN_PREFIX, type WebSignInState } from '../../../domain/people/web-sign-in'
import { Button } from '../../../components/button'
import { ChoiceList } from '../../../components/choice-list'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { qrImage } from '../../../components/qr-image'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { Picture } from '../../../components/picture'
import { useWebSignIn } from './use-web-sign-in'
import './index.css'

export default function SignInPage() {
  const { isShared, setShared, asked, state, error, askAgain, isAsking } = useWebSignIn()
  if (state === 'confirmed') return <SignedIn isShared={isShared} />
  return (
    <Page title="登录">
      <View className="stack">
        <Section title="用手机扫码登录">
          <FaultNotice of={error} onRetry={askAgain} />
          {asked && !isAsking ? <Code asked={asked} state={state} onAgain={askAgain} /> : error ? null : <Skeleton shape="rows" />}
        </Section>
        <Section title="这台电脑">
          <ChoiceList
            id="browser"
            label="这台电脑"
            chosen={[isShared ? 'shared' : 'own']}
            onChange={([id]) => setShared(id === 'shared')}
            choices={[
              { id: 'own', name: '我自己用', note: '三十天内不用再登录' },
              {
                id: 'shared',
                name: '只用这一次',
                note: '公用的电脑选这个：关掉浏览器就退出，最多四小时，看过的资料不留在电脑上。没有提交的草稿会留下',
              },
            ]}
          />
        </Section>
      </View>
    </Page>
  )
}

const STATES: Partial<Record<WebSignInState, string>> = {
  refused: '手机上没有同意，或者选错了数字，没有登录。',
  over: '二维码过了两分钟，不能用了。',
}

function Code({ asked, state, onAgain }: { asked: AskedWebSignIn; state: WebSignInState; onAgain: () => void }) {
  const ended = STATES[state]
  if (ended)
    return (
      <Notice
        tone="warn"
        icon="alert"
        isAnswer
        action={
          <Button id="ask-again" isSmall onTap={onAgain}>
            换一个二维码
          </Button>
        }
      >
        {ended}
      </Notice>
    )
  return (
    <View>
      <Picture className="sign-in-code" src={qrImage(WEB_SIGN_IN_PREFIX + asked.code)} fit="fill" label="登录二维码" />
      <View className="sign-in-number-row">
        这台电脑的数字：<Text className="sign-in-number">{asked.number}</Text>
      </View>
      <View className="sign-in-step">1. 在微信里打开小程序“同心服务”</View>
      <View className="sign-in-step">2. 点“我的 → 扫码登录电脑”，扫这个二维码</View>
      <View className="sign-in-step">3. 在手机上选数字 {asked.number}</View>
      <View className="small" role="status" aria-live="polite">
        {state === 'scanned' ? `已经扫到，请在手机上选数字 ${asked.number}。` : '二维码两分钟内有效。'}
      </View>
    </View>
  )
}

const SignedIn = ({ isShared }: { isShared: boolean }) => (
  <Page title="登录">
    <Notice tone="ok" icon="check" isAnswer>
      {isShared ? '已经登录。用完请在“我的 → 登录的设备”里退出，或者关掉浏览器。' : '已经登录。在“我的 → 登录的设备”里可以退出。'}
    </Notice>
    <View className="sign-in-on">
      <Button id="go-on" onTap={() => replacePage('main/me')}>
        去“我的”
      </Button>
    </View>
  </Page>
)
