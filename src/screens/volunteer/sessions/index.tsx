/** 登录的设备: where this account is signed in. */
import { View } from '@tarojs/components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { afterSigningOut } from '../../../client/people/sign-in'
import { useSession } from '../../../client/people/session'
import { now } from '../../../client/phone/clock'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import { api, ask } from '../../../client/wire/calls'
import type { SessionLine } from '../../../contract/people/sign-in'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Loading } from '../../../components/loading'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { SignInInvitation } from '../not-known'
import './index.css'

const sessionsKey = ['sessions'] as const

export default function SessionsPage() {
  const session = useSession()
  useRefreshOnPull()
  return (
    <Page title="登录的设备">
      {session.data ? (
        <View className="stack">{session.data.isSignedIn ? <Sessions /> : <SignInInvitation session={session.data} />}</View>
      ) : (
        <Loading queries={[session]} shape="rows" />
      )}
    </Page>
  )
}

function Sessions() {
  const query = useQuery({ queryKey: sessionsKey, queryFn: () => ask(api.sessions.list.query()) })
  const [next, setNext] = useState<SessionLine | 'all'>()
  const ending = useEnding(() => setNext(undefined))
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  const live = query.data.filter(({ ended }) => ended === null)
  const over = query.data.filter(({ ended }) => ended !== null)
  return (
    <>
      {over.some(({ ended }) => ended?.because === 'used-elsewhere') ? (
        <Notice tone="warn" icon="alert">
          有一次登录在别的浏览器里被用过，已经自动退出。如果不是您自己，请点“全部退出”，再告诉基地管理员。
        </Notice>
      ) : null}
      <Section title={`正在登录的 ${live.length} 台`}>
        {live.length === 0 ? <View className="small">没有另外登录的设备。微信里的小程序由微信认出您，不在这里。</View> : null}
        {live.map((line) => (
          <Line key={line.id} line={line} onEnd={() => setNext(line)} />
        ))}
        {live.length > 1 ? (
          <Button id="end-all" kind="danger" onTap={() => setNext('all')}>
            全部退出
          </Button>
        ) : null}
        <FaultNotice of={ending.error} />
      </Section>
      {over.length > 0 ? (
        <Section title="三十天内结束的">
          {over.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Section>
      ) : null}
      <ConfirmSheet
        isOpen={next !== undefined}
        title={next === 'all' ? '全部退出？' : `退出${next?.device ?? ''}？`}
        text={next && consequenceOf(next)}
        confirmLabel="退出"
        kind="danger"
        isPending={ending.isPending}
        onConfirm={() => next && ending.mutate(next)}
        onClose={() => setNext(undefined)}
      />
    </>
  )
}

/** Words for phones, which WeChat itself keeps signed in: it renews a session without a question. */
const OF_PHONES = '手机再打开小程序时，微信认出是您，会自动重新登录；手机丢了，请先在微信里让它退出。'

function consequenceOf(which: SessionLine | 'all'): string {
  const here = '这台设备也会退出。没有同步的签到记录留在设备上，再登录后继续送。'
  if (which === 'all') return `${here}别的电脑要重新扫码。别的${OF_PHONES}`
  if (which.isThis) return here
  return which.kind === 'phone' ? OF_PHONES : '那台电脑要重新扫码登录才能用。'
}

/** Ends a session, or all. */
function useEnding(onEnded: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: SessionLine | 'all') =>
      which === 'all' ? ask(api.sessions.endAll.mutate()) : ask(api.sessions.end.mutate({ sessionId: which.id })),
    onSuccess: async (_answer, which) => {
      onEnded()
      await (which === 'all' || which.isThis ? afterSigningOut() : client.invalidateQueries({ queryKey: sessionsKey }))
    },
  })
}

const BECAUSE = {
  'signed-out': '已退出',
  'used-elsewhere': '在别的浏览器里被用过，自动退出',
  'role-taken': '身份有变动，自动退出',
  'account-gone': '账号已注销',
  expired: '很久没用，自动退出',
}

function Line({ line, onEnd }: { line: SessionLine; onEnd?: () => void }) {
  const { device, kind, usedAt, ended, isThis } = line
  return (
    <View className="ends sessions-line">
      <View className="ends-first">
        <View>
          {device}
          {isThis ? '（这一台）' : ''}
        </View>
        <View className="small">
          {ended
            ? `${momentInWords(ended.at, now())} ${BECAUSE[ended.because]}`
            : `最近用过：${momentInWords(usedAt, now())}${kind === 'shared-browser' ? ' · 只用这一次' : ''}`}
        </View>
      </View>
      {onEnd ? (
        <Button id={`end-${line.id}`} isSmall kind="quiet" onTap={onEnd}>
          退出
        </Button>
      ) : null}
    </View>
  )
}
