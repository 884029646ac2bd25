/** Calls about an organisation's roster. Names and phone numbers are not stored on the phone. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportMembersInput, PreviewImportAnswer, PreviewImportInput, SaveMemberInput } from '../../contract/people/members'
import { fetchExport } from '../../client/exports'
import { api, ask } from '../../client/wire/calls'
import type { ServerAnswer } from '../../client/wire/request-id'
import { type SendChange, useChange } from '../../client/wire/use-change'

const membersKey = ['members'] as const

/** Members whose name or number contains the text, paged. @param branch null for all branches, empty for members without one */
export const useMembers = (organisationId: string, text: string, branch: string | null) =>
  useInfiniteQuery({
    queryKey: [...membersKey, organisationId, text, branch],
    queryFn: ({ pageParam }) => ask(api.members.list.query({ organisationId, text, branch, offset: pageParam })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { items }) => sum + items.length, 0)
      return shown < last.total ? shown : undefined
    },
    enabled: organisationId !== '',
    placeholderData: keepPreviousData,
    meta: { keep: false },
  })

/** Preview of an uploaded file, a page of rows at a time. */
export const usePreview = (input: Omit<PreviewImportInput, 'offset'>) =>
  useInfiniteQuery({
    queryKey: ['members-preview', input],
    queryFn: ({ pageParam }): Promise<PreviewImportAnswer> => ask(api.members.preview.query({ ...input, offset: pageParam })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => nextRow(last, pages, input.kind ?? null),
    placeholderData: keepPreviousData,
    meta: { keep: false },
  })

function nextRow(last: PreviewImportAnswer, pages: readonly PreviewImportAnswer[], kind: PreviewImportInput['kind']): number | undefined {
  if (!last.ok) return undefined
  const shown = pages.reduce((sum, page) => sum + (page.ok ? page.rows.length : 0), 0)
  const all = kind ? last.counts[kind] : Object.values(last.counts).reduce((sum, count) => sum + count, 0)
  return shown < all ? shown : undefined
}

/** Confirms the previewed import, which is made completely or not at all. */
export const useImportMembers = () =>
  useMemberChange((requestId, input: Omit<ImportMembersInput, 'requestId'>) => api.members.import.mutate({ ...input, requestId }))

export const useRemoveMember = () =>
  useMemberChange((requestId, input: { organisationId: string; memberId: string }) => api.members.remove.mutate({ ...input, requestId }))

/** Adds a member, or changes one. */
export const useSaveMember = () =>
  useMemberChange((requestId, input: Omit<SaveMemberInput, 'requestId'>) => api.members.save.mutate({ ...input, requestId }))

/** Asks for a member's whole phone number, which stays on this screen only. Each look is in the audit log. */
export const useWholePhone = () =>
  useMutation({ mutationFn: (input: { organisationId: string; memberId: string }) => ask(api.members.phone.query(input)) })

/** Requests the roster's workbook, fetches it in parts, and opens or saves it. */
export const useExportMembers = () =>
  useChange(
    async (requestId, input: { organisationId: string }) => {
      const made = await api.members.export.mutate({ ...input, requestId })
      if (made.ok) await fetchExport(made)
      return made
    },
    { isRepeatable: true },
  )

function useMemberChange<Answer extends ServerAnswer, Input>(send: SendChange<Input, Answer>) {
  const client = useQueryClient()
  return useChange(send, { onAnswer: () => client.invalidateQueries({ queryKey: membersKey }) })
}
