/** Skills that members declared, and what their organisation says to them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeclaredSkill } from '../../contract/seats'
import { api, ask } from '../../client/wire/calls'

const skillsKey = ['skills'] as const

/** Of the members of the organisations that this person acts for; names of members are not kept on the phone. */
export const useDeclaredSkills = () =>
  useQuery({ queryKey: skillsKey, queryFn: (): Promise<DeclaredSkill[]> => ask(api.skills.list.query()), meta: { keep: false } })

/** Vouches for one. Said twice it is still said once. */
export const useVerifySkill = () =>
  useChange((input: { volunteerId: string; skillId: string; expiresAt: number | null }) => api.skills.verify.mutate(input))

/** Takes the word back. */
export const useRevokeSkill = () => useChange((input: { volunteerId: string; skillId: string }) => api.skills.revoke.mutate(input))

function useChange<Input>(send: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => ask(send(input)),
    // Waited for: until the list follows, the row says what is no longer so.
    onSuccess: () => client.invalidateQueries({ queryKey: skillsKey }),
  })
}
