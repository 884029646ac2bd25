/** Writing the profile. Typed text survives Back and a reload; on a browser that others use too it lasts while the page is open. */
import { useState } from 'react'
import type { ProfileView, SaveProfileInput } from '../../../contract/people/profile'
import type { ConsentKind } from '../../../domain/people/profile'
import { browserAccount, owner } from '../../../client/phone/owner'
import { phoneStorage } from '../../../client/phone/storage'
import { useDraft } from '../../../client/phone/use-draft'
import { afterTakingBack, initialAnswers } from './form-state'
import { type ProfileDraft, changed, openProfileDrafts, without } from './profile-drafts'

const drafts = openProfileDrafts({
  peek: phoneStorage.peek,
  write: (key, value) => {
    if (!browserAccount()?.isShared) phoneStorage.write(key, value)
  },
})

/** State of the form: the stored profile with the unsaved changes over it. */
export function useProfileWriting(profile: ProfileView | null) {
  const stored = initialAnswers(profile)
  const { draft, latest, put, drop, ...rest } = useDraft<ProfileDraft>(drafts, { owner: owner(), about: 'profile', changes: {} })
  const [ticks, setTicks] = useState<Partial<SaveProfileInput>>({})
  const keep = (changes: ProfileDraft['changes']) => {
    put({ changes })
    if (Object.keys(changes).length === 0) drop()
  }
  const change = ({ agreesToPersonalData, agreesToMembership, ...typed }: Partial<SaveProfileInput>) => {
    setTicks((before) => ({
      ...before,
      ...(agreesToPersonalData === undefined ? {} : { agreesToPersonalData }),
      ...(agreesToMembership === undefined ? {} : { agreesToMembership }),
    }))
    if (Object.keys(typed).length > 0) keep(changed(latest().changes, typed, stored))
  }
  return {
    answers: { ...stored, ...ticks, ...draft.changes },
    change,
    /** Drops the changes that ended with a consent; the stored profile has none of them any more. */
    takenBack: (kind: ConsentKind) => {
      const ended = afterTakingBack(kind)
      setTicks({})
      keep(without(latest().changes, (field) => field in ended))
    },
    drop,
    isOnPhone: rest.isOnPhone,
    isRestored: rest.isRestored && Object.keys(draft.changes).length > 0,
    startAgain: () => {
      setTicks({})
      rest.startAgain()
    },
  }
}
