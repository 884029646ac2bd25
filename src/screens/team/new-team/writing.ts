/** Putting a team together: the form, on the phone with each letter, and its way to the server. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CreateTeamInput } from '../../../contract/teams'
import { api, ask } from '../../../client/wire/calls'
import { randomId } from '../../../client/phone/device'
import { type KeptTeam, openKeptTeams, sendTeam } from './team-drafts'
import { owner } from '../../../client/phone/persona'
import { useRefreshAfterChange } from '../../../client/sign-ups'
import { readStored, writeStored } from '../../../client/phone/storage'
import type { TeamForm } from '../team-form'

const teams = openKeptTeams({ read: () => readStored('teams'), write: (all) => writeStored('teams', all), makeId: randomId })

/** What this person put together earlier and did not send. */
export const keptTeam = (activityId: string): KeptTeam | undefined => teams.find(owner(), activityId)

/** A form that nobody has written in yet. */
export const newTeam = (activityId: string, organisationId: string): KeptTeam => ({
  owner: owner(),
  activityId,
  teamId: null,
  form: { organisationId, parts: [] },
  pending: null,
})

/** Lets it go, because the server has it or its writer does not want it. */
export function dropTeam(team: Pick<KeptTeam, 'owner' | 'activityId'>): void {
  try {
    teams.drop(team)
  } catch {
    // It is found again and offered again: a nuisance, not a loss.
  }
}

/** The form's state and what can be done with it. */
export type TeamWriting = ReturnType<typeof useTeamWriting>

export function useTeamWriting(start: KeptTeam) {
  const [kept, setKept] = useState(start)
  const [isOnPhone, setIsOnPhone] = useState(true)
  const latest = useRef(start)
  const refresh = useRefreshAfterChange()
  const keep = (change: Partial<KeptTeam>) => {
    const team = teams.identified({ ...latest.current, ...change })
    latest.current = team
    setIsOnPhone(couldPut(team))
    setKept(team)
    return team
  }
  const send = useMutation({
    mutationFn: (input: Omit<CreateTeamInput, 'requestId' | 'teamId'>) => {
      const { teamId, pending } = keep({})
      return sendTeam(
        pending,
        { ...input, teamId },
        {
          create: (request) => ask(api.teams.create.mutate(request)),
          makeId: randomId,
          keep: (sent) => keep({ pending: sent }),
        },
      )
    },
    onSuccess: (answer) => {
      if (answer.ok) dropTeam(latest.current)
      // Its team is no more: what stands here may become another one.
      else if (answer.reason === 'team-gone') keep({ teamId: randomId() })
      refresh()
    },
  })
  return {
    form: kept.form,
    /** False when the phone has no room for it. */
    isOnPhone,
    change: (form: TeamForm) => keep({ form }),
    send,
  }
}

function couldPut(team: KeptTeam): boolean {
  try {
    teams.put(team)
    return true
  } catch {
    return false
  }
}
