/** 扫码登录电脑: the phone scans a browser's code, and its owner chooses the number that the browser shows. */
import { View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../../../client/people/session'
import { goBack } from '../../../client/phone/navigation'
import { scanCode } from '../../../client/phone/scan-code'
import { api, ask } from '../../../client/wire/calls'
import type { ScannedWebSignIn } from '../../../contract/people/sign-in'
import { WEB_SIGN_IN_PREFIX } from '../../../domain/people/web-sign-in'
import { AnyRefusal } from '../../../components/any-refusal'
import { Button } from '../../../components/button'
import { Loading } from '../../../components/loading'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { SignInInvitation } from '../not-known'
import './index.css'

export default function SignInComputerPage() {
  const session = useSession()
  return (
    <Page title="扫码登录电脑">
      {session.data ? (
        <View className="stack">
          <SignInInvitation session={session.data} words="先填写姓名和手机号，再用手机登录电脑。" />
          {session.data.profile ? <Steps /> : null}
        </View>
      ) : (
        <Loading queries={[session]} shape="rows" />
      )}
    </Page>
  )
}

type Found = Extract<ScannedWebSignIn, { ok: true }> & { code: string }

function Steps() {
  const [found, setFound] = useState<Found>()
  const [trouble, setTrouble] = useState<'refused' | 'failed' | 'other-code'>()
  const scanning = useMutation({
    mutationFn: async (code: string) => ({ code, answer: await ask(api.sessions.scan.mutate({ code })) }),
    onSuccess: ({ code, answer }) => setFound(answer.ok ? { ...answer, code } : undefined),
  })
  const scan = async () => {
    const scanned = await scanCode()
    setTrouble(undefined)
    if (!scanned.ok) return scanned.reason === 'cancelled' ? undefined : setTrouble(scanned.reason)
    if (!scanned.text.startsWith(WEB_SIGN_IN_PREFIX)) return setTrouble('other-code')
    scanning.mutate(scanned.text.slice(WEB_SIGN_IN_PREFIX.length))
  }
  if (found) return <Confirm found={found} onAgain={() => setFound(undefined)} />
  return (
    <Section title="在电脑上打开网页，点“登录”">
      <View className="sign-in-computer-words">网页上会出现一个二维码和一个两位数字。请只扫您面前的电脑，别人发来的二维码不要扫。</View>
      {trouble ? (
        <Notice tone="warn" icon="alert" isAnswer>
          {TROUBLES[trouble]}
        </Notice>
      ) : null}
      <AnyRefusal of={scanning.data?.answer} />
      <FaultNotice of={scanning.error} />
      <Button id="scan" onTap={() => void scan()} isPending={scanning.isPending}>
        扫二维码
      </Button>
    </Section>
  )
}

const TROUBLES = {
  refused: '没有允许用相机。点右上角“…”→“设置”，允许“摄像头”后再扫。',
  failed: '这次没有扫出来，请再扫一次。',
  'other-code': '这不是登录二维码。请扫电脑上“登录”页面里的那个。',
}

function Confirm({ found, onAgain }: { found: Found; onAgain: () => void }) {
  const answering = useMutation({
    mutationFn: async (number: number | null) => ({ number, answer: await ask(api.sessions.answer.mutate({ code: found.code, number })) }),
  })
  const done = answering.data
  if (done?.answer.ok)
    return (
      <Notice
        tone={done.number === null ? 'plain' : 'ok'}
        icon={done.number === null ? 'close' : 'check'}
        isAnswer
        action={
          <Button isSmall kind="quiet" onTap={goBack}>
            好
          </Button>
        }
      >
        {done.number === null ? '没有登录那台电脑。' : `${found.device}已经可以登录，请看电脑。不用了就在“我的 → 登录的设备”里退出。`}
      </Notice>
    )
  return (
    <Section title="电脑上的数字是哪一个？">
      <View className="sign-in-computer-words">
        要登录的是：{found.device}
        {found.isShared ? '（只用这一次）' : '（三十天）'}。登录后，那台电脑能看、能做您能做的一切。
      </View>
      <AnyRefusal of={done?.answer} />
      <FaultNotice of={answering.error} />
      {done ? (
        <Button id="scan-anew" onTap={onAgain}>
          重新扫
        </Button>
      ) : (
        <View className="stack">
          {found.choices.map((number) => (
            <Button
              key={number}
              id={`number-${number}`}
              kind="quiet"
              isPending={answering.isPending}
              onTap={() => answering.mutate(number)}
            >
              {String(number)}
            </Button>
          ))}
          <Button id="none" kind="danger" isPending={answering.isPending} onTap={() => answering.mutate(null)}>
            都不是，不登录
          </Button>
        </View>
      )}
    </Section>
  )
}
