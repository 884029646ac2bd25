/** Chinese texts of the refusals of a founding and of a change of the base, for the app and for `npm run found`. */
import type { Refused } from '../decision'
import type { FoundingRefusal } from './founding'
import type { BaseChangeRefusal } from './naming'
import { LONGEST_TOWN } from './towns'

const WORDS: Record<FoundingRefusal | BaseChangeRefusal, string | ((about: string) => string)> = {
  'county-wrong': '写县（市、区、旗）的全称，以县、市、区或旗结尾，比如“示范县”。',
  'base-name-wrong': '基地名称写 4 到 40 个字。',
  'contact-phone-no-area': '这是座机，请带上区号，比如 0571-81234567。',
  'contact-phone-wrong': '电话不对，请看一下有没有少一位或多一位。可以是手机、带区号的座机、400 电话或 12345。',
  'calling-hours-wrong': '接电话的时间不对：至少选一天，结束要晚于开始。',
  'towns-missing': '还没有镇街。请把乡镇、街道粘贴进来，一行一个。',
  'too-many-towns': (about) => `镇街太多了，最多 ${about} 个。只写乡镇和街道，不写村。`,
  'town-wrong': (about) => `「${about.slice(0, LONGEST_TOWN)}」不能当镇街的名称，写 2 到 ${LONGEST_TOWN} 个字。`,
  'town-twice': (about) => `「${about}」写了两遍，请去掉一个。`,
  'organisations-missing': '至少要有一个组织，活动才有人来办。',
  'too-many-organisations': (about) => `组织太多了，最多 ${about} 个。其他的以后再加。`,
  'organisation-name-wrong': (about) => `${about ? `「${about}」：` : ''}组织的全称写 2 到 40 个字，简称写 2 到 16 个字。`,
  'organisation-twice': (about) => `「${about}」是两个组织的名称、简称或别名。是同一个组织的话，请去掉一个。`,
  'already-founded': (about) => `基地已经开通了，叫「${about}」。您填的没有保存。`,
  'base-changed-meanwhile': '刚才别的管理员也改了，没有保存。您填的都还在，下面是现在的，看一遍再保存。',
}

/** Text of a refusal. */
export function foundingWords({ reason, about = '' }: Refused<FoundingRefusal | BaseChangeRefusal>): string {
  const words = WORDS[reason]
  return typeof words === 'string' ? words : words(about)
}
