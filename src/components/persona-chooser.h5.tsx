import { useState } from 'react'
import { becomePersona } from '../client/people/session'
import { unsyncedCount } from '../client/attendance/unsynced'
import type { SessionView } from '../contract/people/profile'
import { ChoiceList } from './choice-list'
import { ConfirmSheet } from './confirm-sheet'
import { Section } from './section'

/** Choice of a sample person, in a demonstration only. */
export function PersonaChooser({ session }: { session: SessionView }) {
  const [next, setNext] = useState<{ persona: string | null; waiting: number } | null>(null)
  /** Changes the persona, and asks first if marks of the present persona are not synced. */
  const choose = (persona: string | null) => {
    const waiting = unsyncedCount()
    if (waiting === 0 || persona === (session.persona ?? null)) return void becomePersona(persona)
    setNext({ persona, waiting })
  }
  const leave = () => {
    setNext(null)
    if (next) void becomePersona(next.persona)
  }
  return (
    <Section title="演示身份" aside="仅在演示环境">
      <ChoiceList
        label="演示身份"
        chosen={[session.persona ?? '']}
        onChange={([key]) => choose(key || null)}
        choices={[
          { id: '', name: '不登录，只看看', note: '村民看到的样子' },
          ...session.personas.map(({ key, name, description }) => ({ id: key, name, note: description })),
        ]}
      />
      <ConfirmSheet
        isOpen={next !== null}
        title={`还有 ${next?.waiting ?? 0} 条签到记录没有同步`}
        text="换了身份，这些记录会留在这台手机上，等您换回现在的身份、有网络时再自动同步。最好先同步完再换。"
        confirmLabel="仍然换身份"
        onConfirm={leave}
        onClose={() => setNext(null)}
      />
    </Section>
  )
}
