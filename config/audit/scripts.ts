import { type BuiltPackage, textsOf } from './built-package'

/** Webpack's way to the global object, for engines without globalThis, which all of ours have. */
const WEBPACK_GLOBAL = 'Function("return this")()'

const MADE_OF_TEXT = '微信不执行用文字拼成的代码：改成普通函数'
const ON_CONSOLE = '会往控制台写东西：去掉调试用的语句'
const FOR_TESTS = '带着测试或者本机的东西：用正式的地址和 NODE_ENV=production 构建'

/** The global object under its names, or in brackets as minifiers write a call that takes no `this`. */
const GLOBAL = String.raw`(?<![\w$.])(?:globalThis|global|window|self)\s*(?:\??\.\s*|(?:\?\.)?\[\s*["'${'`'}])`
const CONSOLE_WRITES = 'log|info|debug|trace|table|dir|dirxml|group|time|count'
/** Hosts of this machine and of private networks, which nobody's phone reaches. */
const PRIVATE_HOST = String.raw`(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|\[[\da-fA-F:]+\])`

/** Texts that no script may have. */
const REFUSED: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  // Any mention of eval counts but those as a property's name: it is called under another name too.
  [/(?<![\w$.'"`-])eval(?![\w$'"`:-])|(?<![\w$.])Function\(/, MADE_OF_TEXT],
  [new RegExp(String.raw`${GLOBAL}(?:eval|Function)\b`), MADE_OF_TEXT],
  [/\(\s*0\s*,\s*Function\s*\)|\bnew\s+\(?\s*Function\b|(?<![\w$.])set(?:Timeout|Interval)\(\s*["'`]/, MADE_OF_TEXT],
  [/sourceMappingURL=/, '带着源码映射：用 NODE_ENV=production 构建'],
  [new RegExp(String.raw`\bconsole\s*(?:\??\.\s*|(?:\?\.)?\[\s*["'${'`'}])(?:${CONSOLE_WRITES})\b|(?<![\w$.])debugger\b`), ON_CONSOLE],
  // Under another name nobody sees what is written.
  [/(?<![\w$.'"`]|typeof )console(?![\w$'"`]|\s*[.[:]|\s*\?\.)/, ON_CONSOLE],
  [/\bhttp:\/\/(?!www\.w3\.org\/)/, '小程序只能连 https：把地址改成 https://'],
  [/\bws:\/\//, '小程序只能连 wss：把地址改成 wss://'],
  [new RegExp(String.raw`\b(?:wss?|https):\/\/${PRIVATE_HOST}(?![\w.-])|\bTEST_[A-Z_]+\b|@sparticuz|\bdescribe\.each\b`), FOR_TESTS],
  [/(?<![\w$.])wx\s*(?:\?\.)?\[/, '用拼出来的名字叫微信的接口，隐私声明查不到它：直接写出接口的名字'],
]

export function refuseTexts(built: BuiltPackage): string[] {
  const maps = [...built.files.keys()].filter((file) => /\.map$|\.test\.js$|(^|\/)__tests__\//.test(file))
  return [
    ...maps.map((file) => `${file} 是测试或者源码映射：用 NODE_ENV=production 构建。`),
    ...textsOf(built, 'js', 'wxs', 'wxml', 'wxss').flatMap(([file, text]) => refuseText(file, text.replaceAll(WEBPACK_GLOBAL, ''))),
    ...(built.app.debug === true ? ['app.json 打开了 debug：从 src/app.config.ts 删去。'] : []),
    ...(built.app.lazyCodeLoading === 'requiredComponents'
      ? []
      : ['app.json 没有 lazyCodeLoading: requiredComponents，打开会慢：在 src/app.config.ts 写上。']),
  ]
}

const refuseText = (file: string, text: string): string[] =>
  REFUSED.flatMap(([pattern, remedy]) => {
    const found = pattern.exec(text)
    return found ? [`${file} 里的 ${text.slice(found.index, found.index + 40).split('\n')[0]} ${remedy}。`] : []
  })
