/** Calls about proofs of service: issuing, listing and checking. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { readProofCode } from '../../domain/records/proof'
import { api, ask } from '../../client/wire/calls'
import { pathOf } from '../../client/phone/navigation'
import { recordsKey } from '../../client/records'
import { useChange } from '../../client/wire/use-change'

const ownKey = [...recordsKey, 'proofs'] as const

/** Proofs issued to the user, latest first. They are stored on the phone. */
export const useOwnProofs = (enabled: boolean) => useQuery({ queryKey: ownKey, queryFn: () => ask(api.records.proofs.query()), enabled })

/** Issues a proof of the year's records. The same records get the same proof. */
export function useIssueProof() {
  const client = useQueryClient()
  return useChange((requestId, input: { year: number }) => api.records.issueProof.mutate({ ...input, requestId }), {
    onAnswer: () => void client.invalidateQueries({ queryKey: ownKey }),
    // The change is repeatable, because there may be more records later.
    isRepeatable: true,
  })
}

/** The proof of a code, open to everybody. It is not stored on the phone, because it may be another person's. */
export function useProofCheck(typed: string) {
  const code = readProofCode(typed)
  return useQuery({
    queryKey: ['proof-check', code],
    queryFn: () => ask(api.records.check.query({ code: code ?? '' })),
    enabled: code !== null,
    meta: { keep: false },
    staleTime: 0,
  })
}

/** The proof again, with a name to compare, for a holder who has left. */
export const useNameCheck = (typedCode: string, name: string) =>
  useQuery({
    queryKey: ['proof-check', readProofCode(typedCode), name],
    queryFn: () => ask(api.records.check.query({ code: typedCode, name })),
    enabled: name.trim() !== '',
    meta: { keep: false },
    staleTime: 0,
  })

/** Address of the web page that checks a code; null in WeChat if the build has no web address. */
export function checkAddress(code: string): string | null {
  const base = process.env.TARO_ENV === 'weapp' ? process.env.TARO_APP_WEB_ORIGIN : window.location.origin
  return base ? `${base}/#${pathOf('volunteer/check-proof', { code })}` : null
}
