import { View } from '@tarojs/components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNow } from '../../../client/phone/clock'
import { showToast } from '../../../client/phone/screen'
import { api, ask } from '../../../client/wire/calls'
import { useChange } from '../../../client/wire/use-change'
import type { ConsentKind } from '../../../domain/people/profile'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice, Notice } from '../../../components/notice'
import { Skeleton } from '../../../components/skeleton'
import { CONSENT_NAMES } from '../consent-texts'
import { REFUSALS, STAYING, endingLines } from '../taking-back-words'

interface TakeBackSheetProps {
  kind: ConsentKind
  onTakenBack: () => void
  onClose: () => void
}

/** Confirmation before a consent is taken back. It lists what ends, and cannot be confirmed before the list is there. */
export function TakeBackSheet({ kind, onTakenBack, onClose }: TakeBackSheetProps) {
  const now = useNow()
  const client = useQueryClient()
  const ending = useQuery({
    queryKey: ['take-back', kind],
    queryFn: () => ask(api.profile.takeBackPreview.query({ kind })),
    meta: { keep: false },
    staleTime: 0,
    gcTime: 0,
  })
  const takeBack = useChange((requestId) => api.profile.takeBack.mutate({ requestId, kind }), {
    // Sign-ups, teams, roles and figures all may be others now.
    onAnswer: (answer) => void (answer.ok && client.invalidateQueries()),
  })
  const confirm = () =>
    takeBack.mutate(undefined, {
      onSuccess: (answer) => {
        if (!answer.ok) return
        showToast('已收回')
        onTakenBack()
      },
    })
  const refusal = takeBack.data && !takeBack.data.ok ? takeBack.data.reason : (ending.data?.refusal ?? null)
  const isReady = ending.data !== undefined && !ending.isFetching && refusal === null
  return (
    <ConfirmSheet
      isOpen
      title={`收回“${CONSENT_NAMES[kind]}”`}
      confirmLabel="收回同意"
      kind="danger"
      isPending={takeBack.isPending}
      {...(isReady ? { onConfirm: confirm } : {})}
      onClose={onClose}
    >
      {ending.data && refusal === null ? (
        <View id="take-back-ending" className="sheet-text">
          <View className="strong">收回后马上生效：</View>
          {endingLines(kind, ending.data, now).map((line) => (
            <View key={line} className="profile-ending ruled">
              {line}
            </View>
          ))}
          <View className="small">{STAYING[kind]}</View>
        </View>
      ) : null}
      {ending.isPending ? <Skeleton shape="rows" /> : null}
      {refusal === null ? null : (
        <Notice tone="warn" icon="alert" isAnswer>
          {REFUSALS[refusal]}
        </Notice>
      )}
      <FaultNotice of={takeBack.error ?? ending.error} />
    </ConfirmSheet>
  )
}
