/** Effect of demanding a skill's verification or of demanding it no longer; null while nothing changes. */
export function verificationWords(before: { needsVerification: boolean; unverified?: number }, needsVerification: boolean): string | null {
  if (before.needsVerification === needsVerification) return null
  const people = before.unverified ?? 0
  if (!needsVerification) return '保存以后，填了这项专长的人不用核实，就能报要这项专长的岗位。'
  const who = people === 0 ? '现在没有人填了这项专长而没有核实。' : `有 ${people} 人填了这项专长，还没有核实。`
  return `${who}保存以后，没有核实的人不能再报要这项专长的岗位，候补也不会转为确认。已经有位子的不受影响，活动改期时会提醒组织者。`
}
