/** People's names: one form for storage, one key for comparison, and what others see of a name. */

/** Bullets, hyphenation points and katakana dots that people type for the middle dot of a name. */
const DOTS = '·•‧∙⋅・･⸱ꞏ˙●▪ㆍ'
/** Hyphens and minus signs. */
const HYPHENS = /[‐-–−]/g
/** Apostrophes: typographic ones, accents that stand alone, and primes. */
const APOSTROPHES = /[‘’ʼʻ`´′＇]/g
const HAN = '\\p{Script=Han}'
const DOT = new RegExp(`[${DOTS}]`, 'g')
/** A period before a Chinese character, which is a typed middle dot. */
const PERIOD = new RegExp(`(${HAN}|\\p{Script=Latin}) *[.。] *(?=${HAN})`, 'gu')
/** A blank between two Chinese characters, which pads a name to the width of a longer one. */
const PADDING = new RegExp(`(${HAN}) +(?=${HAN})`, 'gu')
/** Invisible characters: joiners, direction marks, fillers, variation selectors, the byte order mark. */
export const UNSEEN = /\p{DI}/gu

/**
 * Characters at U+E815 to U+E864. GBK had no code points for them and used the private area; old files and input methods still do.
 * Source: GB 18030-2005, annex D, and GB 18030-2022.
 */
const FROM_GBK = Array.from(
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
)
const FIRST_OF_GBK = 0xe815
const GBK_PRIVATE = /[\ue815-\ue864]/g

/**
 * The characters of a text of names in one form: half-width, without invisible characters, with single blanks, `'` for every
 * apostrophe and `·` (U+00B7) for every dot, and with real characters for GBK's private ones.
 */
export const tidyCharacters = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(APOSTROPHES, "'")
    .replace(DOT, '·')
    .normalize('NFKC')
    .replace(HYPHENS, '-')
    .replace(GBK_PRIVATE, (char) => FROM_GBK[char.charCodeAt(0) - FIRST_OF_GBK] ?? char)
    .replace(/\s+/g, ' ')
    .replace(/ ?·[· ]*/g, '·')
    .trim()

/** A single name as it is stored: {@link tidyCharacters}, without blanks between Chinese characters, and with one after a comma. */
export const tidyName = (typed: string): string =>
  tidyCharacters(typed)
    .replace(PERIOD, '$1·')
    .replace(PADDING, '$1')
    .replace(/(\p{Script=Latin}) ?, ?(?=\p{Script=Latin})/u, '$1, ')

/** Most characters of a name; a name in Latin letters alone may be longer. */
const LONGEST_NAME = 20
const LONGEST_LATIN_NAME = 40
const NAME = new RegExp(`^[${HAN}\\p{Script=Latin}]+(?:(?:[·\\- ']|\\. )[${HAN}\\p{Script=Latin}]+)*$`, 'u')
/** A name in Latin letters as lists order it, with the surname first: `Chan, Tai Man`. */
const SURNAME_FIRST = /^(\p{Script=Latin}[^,]*), (\p{Script=Latin}[^,]*)$/u
const HAS_HAN = new RegExp(HAN, 'u')

/** True for Chinese or Latin letters with the marks that names have between them, of at least two characters. */
export function isName(text: string): boolean {
  const length = Array.from(text).length
  if (length < 2 || length > (HAS_HAN.test(text) ? LONGEST_NAME : LONGEST_LATIN_NAME)) return false
  return NAME.test(HAS_HAN.test(text) ? text : text.replace(SURNAME_FIRST, '$1 $2'))
}

/** Traditional characters of surnames, and the simplified ones in the same order. */
export const TRADITIONAL =
  '歐陽諸馬東獨宮聞遲連臺孫鍾鐘離長鮮閭顓駟樂穀夾軒轅納蘭葉車門萬師達顏單賀盧僕陳張劉黃趙吳鄭馮韓鄧許蕭蘇賈譚鄒陸龔錢湯龍顧嚴賴魯韋閻齊莊喬龐羅謝蔣楊'
export const SIMPLIFIED =
  '欧阳诸马东独宫闻迟连台孙钟钟离长鲜闾颛驷乐谷夹轩辕纳兰叶车门万师达颜单贺卢仆陈张刘黄赵吴郑冯韩邓许萧苏贾谭邹陆龚钱汤龙顾严赖鲁韦阎齐庄乔庞罗谢蒋杨'
/** Marks of a name that a second spelling may lack. */
export const MARKS_OF_NAMES = " ·-',"

const simplified = (text: string): string =>
  Array.from(text, (char) => {
    const place = TRADITIONAL.indexOf(char)
    return place < 0 ? char : (SIMPLIFIED[place] ?? char)
  }).join('')

/** Key of a name, equal for spellings that differ in blanks, marks, case and the script of a surname. cloud/db/columns.ts has it in SQL. */
export const nameKey = (name: string): string =>
  Array.from(simplified(name.toLowerCase()), (char) => (MARKS_OF_NAMES.includes(char) ? '' : char)).join('')

/** Surnames of two characters, in simplified script: those of 百家姓, and later ones that are still borne. */
const COMPOUND_SURNAMES = new Set(
  `欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离
  长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门
  羊舌 微生 梁丘 左丘 东门 西门 淳于 单于 第五 公乘 公仪 即墨 达奚 褚师 纳兰 叶赫 完颜 耶律 贺兰 屈突 豆卢 哥舒 仆固`.split(/\s+/),
)

/** True for 欧阳 and 歐陽, which are no whole name. */
export const isCompoundSurname = (text = ''): boolean => COMPOUND_SURNAMES.has(simplified(text))

/** The surname as it is written, which may be traditional; the first character unless the first two are a surname. */
export function surnameOf(name: string): string {
  const [first = '', second = ''] = Array.from(name)
  return isCompoundSurname(first + second) ? first + second : first
}

/** Surnames that stand at the beginning of nearly every Chinese name, so that a second one begins a second name. */
export const COMMON_SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文应吕施',
)

/** True for a name that begins with a common surname, or with one of two characters. @param key a {@link nameKey} */
export const beginsWithSurname = (key: string): boolean => {
  const surname = surnameOf(key)
  return COMMON_SURNAMES.has(surname) || isCompoundSurname(surname)
}
