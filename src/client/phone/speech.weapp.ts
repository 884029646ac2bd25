/**
 * 同声传译 (WechatSI), WeChat's own speech plugin, where the deployment has set it up; otherwise nothing is read aloud. The plugin makes
 * a sound file of a sentence, which WeChat plays.
 */
import Taro from '@tarojs/taro'
import deployment from 'tongxin-deployment'
import type { SpeechEngine } from './speech-engine'

interface SpeechPlugin {
  textToSpeech: (options: {
    lang: 'zh_CN'
    tts: true
    content: string
    success: (result: { filename?: string }) => void
    fail: () => void
  }) => void
}

let plugin: SpeechPlugin | null | undefined
let player: Taro.InnerAudioContext | undefined
/** The sentence that is said; none after `hush`. */
let current: { ended: (isSaid: boolean) => void } | undefined

export const speechEngine: SpeechEngine = {
  isThere: () => speechPlugin() !== null,
  onChange: () => () => undefined,
  say,
  hush: () => {
    current = undefined
    player?.stop()
  },
}

/** The plugin; null without it. WeChat throws where app.json or the account has none. */
function speechPlugin(): SpeechPlugin | null {
  if (plugin !== undefined) return plugin
  try {
    plugin = deployment.speechPlugin ? (requirePlugin('WechatSI') as SpeechPlugin) : null
  } catch {
    plugin = null
  }
  return plugin
}

function say(sentence: string, then: (isSaid: boolean) => void): void {
  const found = speechPlugin()
  if (!found) return then(false)
  const own = { ended: then }
  current = own
  found.textToSpeech({
    lang: 'zh_CN',
    tts: true,
    content: sentence,
    success: ({ filename }) => {
      if (current !== own) return
      if (filename) play(filename)
      else settle(false)
    },
    fail: () => current === own && settle(false),
  })
}

function play(file: string): void {
  player ??= openPlayer()
  player.src = file
  player.play()
}

function openPlayer(): Taro.InnerAudioContext {
  // A phone with its bell off would play nothing, and an old reader would not know why.
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false })
  const opened = Taro.createInnerAudioContext()
  opened.onEnded(() => settle(true))
  opened.onError(() => settle(false))
  return opened
}

function settle(isSaid: boolean): void {
  const said = current
  current = undefined
  said?.ended(isSaid)
}
