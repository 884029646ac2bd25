/** Reason why the phone did not grant a request, which WeChat gives in words only. */
export function reasonOf(error: unknown): 'cancelled' | 'refused' | 'failed' {
  const message = (error as { errMsg?: string } | undefined)?.errMsg ?? ''
  if (/cancel/i.test(message)) return 'cancelled'
  return /auth|permission|denied|deny|privacy|104/i.test(message) ? 'refused' : 'failed'
}
