/** Skills declared by members, and their verification. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeclaredSkills } from '../../contract/seats'
import type { SkillState } from '../../domain/people/skill-state'
import { api, ask } from '../../client/wire/calls'

const skillsKey = ['skills'] as const

/** Skills of the members of the user's organisations, in pages. They are not stored on the phone, because of the names. */
export const useDeclaredSkills = (state?: SkillState) =>
  useInfiniteQuery({
    queryKey: [...skillsKey, state ?? 'all'],
    queryFn: ({ pageParam }): Promise<DeclaredSkills> => ask(api.skills.list.query({ ...(state ? { state } : {}), from: pageParam })),
    initialPageParam: 0,
    getNextPageParam: ({ counts }: DeclaredSkills, pages) => {
      const shown = pages.reduce((sum, { items }) => sum + items.length, 0)
      return shown < countSkills(counts, state) ? shown : null
    },
    placeholderData: keepPreviousData,
    meta: { keep: false },
  })

/** Number of skills in a state, or in all. */
export const countSkills = (counts: DeclaredSkills['counts'], state?: SkillState): number =>
  state ? counts[state] : counts.waiting + counts.expired + counts.verified

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
