/** Photos being sent, one after the other. A failed photo stays in the list until it is retried or removed. */
import type { ContentRefusal } from '../../../domain/content/refusal'
import type { PhotoRefusal } from '../../../domain/photos/photo'
import type { Refused } from '../../../domain/decision'
import type { UploadRefusal } from '../../../contract/uploads'
import { type Fault, faultOf } from '../../../client/wire/fault'
import { openWatchers } from '../../../client/phone/watchers'

/** `unreadable-photo`: this phone cannot read the photo, or cannot make it small enough. */
export type AddingRefusal = PhotoRefusal | ContentRefusal | UploadRefusal | 'unreadable-photo'

export interface AddingPhoto {
  key: string
  /** Source for an image; null until the photo is shrunk. */
  preview: string | null
  step: 'waiting' | 'sending' | 'failed'
  /** Share sent, 0 to 1. */
  share: number
  /** Reason why the photo was not sent. */
  problem: Fault | Refused<AddingRefusal> | null
}

/** One attempt to send a photo. It does not repeat completed steps. @throws Fault */
export type Attempt = (
  show: (change: Partial<Pick<AddingPhoto, 'preview' | 'share'>>) => void,
) => Promise<{ ok: true } | Refused<AddingRefusal>>

/** Refusals that a retry cannot avoid. */
const HOPELESS: readonly AddingRefusal[] = ['not-a-photo', 'photo-too-large', 'file-too-large', 'unreadable-photo', 'content-refused']

/** True if a retry may succeed. */
export const canResend = ({ step, problem }: AddingPhoto): boolean =>
  step === 'failed' && !(problem !== null && 'reason' in problem && HOPELESS.includes(problem.reason))

export function openPhotoQueue() {
  let list: readonly AddingPhoto[] = []
  let isRunning = false
  const attempts = new Map<string, Attempt>()
  const { subscribe, notifyAll } = openWatchers()
  const update = (next: readonly AddingPhoto[]) => {
    list = next
    notifyAll()
  }
  const change = (key: string, part: Partial<AddingPhoto>) =>
    update(list.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)))
  const drop = (key: string) => {
    attempts.delete(key)
    update(list.filter((photo) => photo.key !== key))
  }

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    for (;;) {
      const next = list.find(({ step }) => step === 'waiting')
      const attempt = next && attempts.get(next.key)
      if (!attempt) break
      change(next.key, { step: 'sending', share: 0, problem: null })
      const problem = await attempt((part) => change(next.key, part)).then((answer) => (answer.ok ? null : answer), faultOf)
      if (problem === null) drop(next.key)
      else change(next.key, { step: 'failed', problem })
    }
    isRunning = false
  }

  return {
    list: () => list,
    subscribe,
    add: (chosen: readonly { key: string; attempt: Attempt }[]): Promise<void> => {
      for (const { key, attempt } of chosen) attempts.set(key, attempt)
      update([...list, ...chosen.map(({ key }) => ({ key, preview: null, step: 'waiting' as const, share: 0, problem: null }))])
      return run()
    },
    /** Sends failed photos again, if a retry may succeed. */
    again: (): Promise<void> => {
      update(list.map((photo) => (canResend(photo) ? { ...photo, step: 'waiting' } : photo)))
      return run()
    },
    drop,
  }
}
