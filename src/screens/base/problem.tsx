import { type ComponentProps } from 'react'
import { Notice } from '../../components/notice'
import { problemWords } from './problem-words'

type Problem = Parameters<typeof problemWords>[0]

/** Notice of a refusal. Nothing without a refusal. */
export function ProblemNotice({
  of,
  action,
}: { of: { ok: true } | ({ ok: false } & Problem) | undefined } & Pick<ComponentProps<typeof Notice>, 'action'>) {
  if (!of || of.ok) return null
  return (
    <Notice tone="warn" icon="alert" isAnswer action={action}>
      {problemWords(of)}
    </Notice>
  )
}
