/** Skills declared by members, and their verification. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeclaredSkill } from '../../contract/seats'
import { api, ask } from '../../client/wire/calls'

const skillsKey = ['skills'] as const

/** Skills of the members of the user's organisations. They are not stored on the phone, because of the names. */
export const useDeclaredSkills = () =>
  useQuery({ queryKey: skillsKey, queryFn: (): Promise<DeclaredSkill[]> => ask(api.skills.list.query()), meta: { keep: false } })

/** Verifies a skill. Repeated calls have no further effect. */
export const useVerifySkill = () =>
  useChange((input: { volunteerId: string; skillId: string; expiresAt: number | null }) => api.skills.verify.mutate(input))

/** Revokes a verification. */
export const useRevokeSkill = () => useChange((input: { volunteerId: string; skillId: string }) => api.skills.revoke.mutate(input))

function useChange<Input>(send: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => ask(send(input)),
    // The refresh is awaited, because the row is outdated until then.
    onSuccess: () => client.invalidateQueries({ queryKey: skillsKey }),
  })
}
