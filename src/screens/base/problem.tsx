import { type ComponentProps } from 'react'
import { Notice } from '../../components/notice'
import { problemWords } from './problem-words'

type Problem = Parameters<typeof problemWords>[0]

/** A refusal or fault with its text. Nothing when there is none. */
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
