import { Button } from '../../../components/button'
import { FaultNotice, Notice } from '../../../components/notice'
import { foundingWords } from '../../../domain/base/founding-words'
import type { useFound } from './guide'
import { type Step, stepOf } from './guide-form'

interface AnswerProps {
  found: ReturnType<typeof useFound>
  onGo: (step: Step) => void
}

/** Refusal or fault of the last try, with the way to the step that mends it. */
export function Answer({ found, onGo }: AnswerProps) {
  const refused = found.data?.ok === false ? found.data : undefined
  const step = refused && stepOf(refused.reason)
  const mend = step ? (
    <Button id="guide-mend" kind="quiet" isSmall onTap={() => onGo(step)}>
      去改
    </Button>
  ) : null
  return (
    <>
      {refused ? (
        <Notice tone="warn" icon="alert" isAnswer action={mend}>
          {foundingWords(refused)}
        </Notice>
      ) : null}
      <FaultNotice of={found.error} />
    </>
  )
}
