import { type BuiltPackage, textOf } from './built-package'

/** WeChat's plugin for speech, the only one that the app can use. */
const SPEECH = 'WechatSI'

/** The speech plugin's version is the same in deployment.js, which the app reads, and in app.json, by which WeChat loads it. */
export function refusePlugins(built: BuiltPackage): string[] {
  const declared = built.app.plugins ?? {}
  const [, named = ''] = /speechPlugin["']?:\s*["']([^"']*)["']/.exec(textOf(built, 'deployment.js')) ?? []
  const version = declared[SPEECH]?.version ?? ''
  const strange = Object.keys(declared).filter((name) => name !== SPEECH)
  return [
    ...strange.map((name) => `app.json 声明了插件 ${name}，没有代码用它：从 src/app.config.ts 删去，审核要求声明的都用到。`),
    ...(named === version
      ? []
      : [
          `deployment.js 的 speechPlugin 是“${named}”，app.json 里 ${SPEECH} 的版本是“${version}”：用 TARO_APP_SPEECH_PLUGIN 重新构建，两处才一样。`,
        ]),
  ]
}
