/** Fields of a published activity whose changes are reviewed, in words. */
import type { ReviewedField } from '../domain/activities/reviewed-text'

export const REVIEWED_WORDS: Record<ReviewedField, string> = {
  title: '名称',
  summary: '说明',
  services: '服务项目',
  leadId: '牵头单位',
  partnerIds: '协办单位',
}

export const reviewedWords = (fields: readonly ReviewedField[]): string => fields.map((field) => REVIEWED_WORDS[field]).join('、')

/** Effect of a change on fields that are reviewed: 名称、说明要等管理员审核，审核通过前公开的仍是原来的内容。 */
export const waitingWords = (fields: readonly ReviewedField[]): string =>
  `${reviewedWords(fields)}要等管理员审核，审核通过前公开的仍是原来的内容。`
