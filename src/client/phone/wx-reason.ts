/** Reason for a failed request to the phone, taken from the words of WeChat's message, since there is no code. */
export function reasonOf(error: unknown): 'cancelled' | 'refused' | 'failed' {
  const message = (error as { errMsg?: string } | undefined)?.errMsg ?? ''
  if (/cancel/i.test(message)) return 'cancelled'
  return /auth|permission|denied|deny|privacy|104/i.test(message) ? 'refused' : 'failed'
}
