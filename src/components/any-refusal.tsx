import { now } from '../client/phone/clock'
import type { RefusalCode } from '../contract/codes'
import type { Refused } from '../domain/decision'
import { RefusalNotice } from './notice'
import { waysOut } from './refusal-texts'
import { anyRefusalText } from './refusal-texts-all'

/** Any refusal with its reason, for pages of subpackages. Nothing when there is none. */
export const AnyRefusal = ({ of }: { of: { ok: true } | Refused<RefusalCode> | undefined }) =>
  !of || of.ok ? null : <RefusalNotice words={anyRefusalText(of.reason, of.about, now())} wayOut={waysOut[of.reason]} />
