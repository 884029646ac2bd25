/** One form for all ways in which a reader reads the same word: width, case, spaces, homophones and look-alikes. */

/** Spaces, marks and invisible characters: a reader still sees the word that they split. */
const BETWEEN = /[\s\p{P}\p{S}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]+/gu

/**
 * Characters that stand for the first of their group in advertisements: homophones, look-alikes, and forms of the other script. A
 * character that ordinary texts use beside the rest of a forbidden word is left out, such as 带 for 代 in 带孕妇检查.
 */
const LIKE = [
  '微薇威巍嶶溦徽',
  '信芯訫',
  '赌賭堵睹',
  '博搏膊',
  '彩採采睬',
  '聊撩',
  '裸倮躶',
  '枪槍鎗抢搶',
  '元圆圓',
  '返反',
  '领領',
  '红紅',
  '包苞',
  '刷唰涮',
  '秘祕密蜜',
  '人入亻',
  '日曰',
  '蛋旦',
  '赚賺',
  '开開幵',
  '发發',
  '办辦',
  '证証證',
  '网網罓',
  '络絡',
  '站佔',
  '视視',
  '频頻',
  '购購',
  '现現',
  '无無',
  '贷貸',
  '园園',
  '额額',
  '稳穩',
  '赔賠',
  '头頭',
  '扫掃',
  '码碼',
  '点點奌',
  '击擊',
  '鸡雞鷄',
  '药藥',
  '压壓',
  '单單',
  '售焅',
  '祖袓',
  '传傳',
  '糖溏',
  // Letters of other alphabets that look like Latin ones.
  'aаɑα',
  'cсϲ',
  'eеё',
  'iіι',
  'oоο',
  'pрρ',
  'vνѵ∨',
  'wωѡ',
  'xхχ',
] as const

const FIRST = new Map(LIKE.flatMap((group) => Array.from(group, (character) => [character, Array.from(group)[0] ?? character] as const)))

/** WeChat in letters, or half in letters. */
const WECHAT = /weixin|wechat|[vw微][x信]/g

/** The text as a reader reads it. Linear in the length of the text. */
export const asRead = (text: string): string =>
  Array.from(text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(BETWEEN, ''), (character) => FIRST.get(character) ?? character)
    .join('')
    .replace(WECHAT, '微信')
