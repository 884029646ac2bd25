/**
 * Mentions of a person in words that others wrote. A name may also be a word, or a part of one, and then the text stays: of a mention that
 * was missed remains a name, of a word that was taken for one a text that its writer did not write. Backend only: WeChat has no `Intl`.
 */
import { beginsWithSurname, isCompoundSurname, nameKey } from './names'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const PHONE = /^1\d{10}$/
/** Words by which people are addressed: 王医生 may be any doctor of that surname. */
const ADDRESS =
  /(?:医生|大夫|医师|护士|老师|教授|律师|师傅|先生|女士|小姐|同志|队长|队员|社长|会长|会员|社员|院长|校长|所长|站长|局长|镇长|村长|县长|市长|主席|主委|主任|书记|部长|秘书|经理|总|工|老|家|姐|哥|叔|姨|伯|某某?)$/u

let segmenter: Intl.Segmenter | undefined
/** Places in a text at which a word begins or ends, by ICU's dictionary of Chinese words. */
function boundaries(text: string): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length])
}

const isOneWord = (text: string): boolean => boundaries(text).size === 2

/** True for the whole number of a mobile phone. */
export const isPhone = (mention: string): boolean => PHONE.test(mention)

/** True for two to four Chinese characters after a known surname that are no word (高兴) and no form of address (王医生). */
export function looksLikePerson(name: string): boolean {
  if (!HAN_NAME.test(name) || isCompoundSurname(name) || !beginsWithSurname(nameKey(name))) return false
  return !ADDRESS.test(name) && !isOneWord(name)
}

/** True if a mention in a free text can mean the person alone. @param isWordOfBase the base's own words contain the mention */
export const isSearched = (mention: string, isWordOfBase: boolean): boolean =>
  !isWordOfBase && (isPhone(mention) || looksLikePerson(mention))

const isDigit = (char: string | undefined): boolean => char !== undefined && /\d/.test(char)

/** True if the mention at this place is no part of a longer word or number. */
function standsAlone(text: string, from: number, mention: string, words: ReadonlySet<number>): boolean {
  const until = from + mention.length
  if (isPhone(mention)) return !isDigit(text[from - 1]) && !isDigit(text[until])
  if (words.has(from) && words.has(until)) return true
  // In 请找钱鑫焱 the dictionary reads 找钱 as a word. Three characters that make no words with each other are still the name.
  return mention.length > 2 && boundaries(mention).size === mention.length + 1 && (words.has(from) || words.has(until))
}

/**
 * A text with every mention of a person replaced.
 * @param mention the person's name or phone, for which {@link isSearched} holds
 * @param others names of other people and bodies that contain the mention, such as 王一鸣 for 王一; they stay
 */
export function withoutMention(text: string, mention: string, pseudonym: string, others: readonly string[]): string {
  if (mention === '' || !text.includes(mention)) return text
  const longer = others.filter((other) => other !== mention && other.includes(mention)).sort((one, other) => other.length - one.length)
  const words = boundaries(text)
  let result = ''
  for (let at = 0; at < text.length;) {
    const kept = longer.find((other) => text.startsWith(other, at))
    const isMention = kept === undefined && text.startsWith(mention, at) && standsAlone(text, at, mention, words)
    const taken = kept ?? (isMention ? mention : text.charAt(at))
    result += isMention ? pseudonym : taken
    at += taken.length
  }
  return result
}

/** A list of people with remarks, `王一（…）、李二（…）`, with one of them replaced. Remarks stay as they are. */
export const withoutListed = (list: string, name: string, pseudonym: string): string =>
  list
    .split('、')
    .map((entry) => {
      const end = entry.indexOf('（')
      return end > 0 && isSameName(entry.slice(0, end), name) ? pseudonym + entry.slice(end) : entry
    })
    .join('、')

/** True for two spellings of one name. */
export const isSameName = (one: string, other: string): boolean => one !== '' && nameKey(one) === nameKey(other)
