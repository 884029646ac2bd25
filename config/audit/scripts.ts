import { type BuiltPackage, textsOf } from './built-package'

/** Webpack's way to the global object, for engines without globalThis, which all of ours have. */
const WEBPACK_GLOBAL = 'Function("return this")()'

/** Texts that no script may have. */
const REFUSED: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/(?<![\w$.])eval\(|(?<![\w$.])Function\(/, '微信不执行用文字拼成的代码：改成普通函数'],
  [/sourceMappingURL=/, '带着源码映射：用 NODE_ENV=production 构建'],
  [/\bconsole\.(log|info|debug|trace|table|dir)\(|(?<![\w$.])debugger\b/, '会往控制台写东西：去掉调试用的语句'],
  [/\bhttp:\/\/(?!www\.w3\.org\/)/, '小程序只能连 https：把地址改成 https://'],
  [
    /\b(ws|https):\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)\b|\bTEST_[A-Z_]+\b|@sparticuz|\bdescribe\.each\b/,
    '带着测试或者本机的东西：用正式的地址和 NODE_ENV=production 构建',
  ],
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
