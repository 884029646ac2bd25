/**
 * `deployment.js` beside the built mini-program: the settings of one deployment. They are a file of their own, so that one build serves
 * several, and are made from TARO_APP_API_ORIGIN, TARO_APP_CLOUD_ENV and TARO_APP_SPEECH_PLUGIN.
 */
import path from 'node:path'
import type { Compiler } from 'webpack'
import type { IMiniAppConfig } from '@tarojs/taro/types/compile'

const PLUGIN = 'WriteDeployment'
const FILE = 'deployment.js'

class WriteDeployment {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources
    const {
      TARO_APP_API_ORIGIN: apiOrigin = '',
      TARO_APP_CLOUD_ENV: cloudEnv = '',
      TARO_APP_SPEECH_PLUGIN: speechPlugin = '',
    } = process.env
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      compilation.hooks.additionalAssets.tap(PLUGIN, () => {
        compilation.emitAsset(FILE, new RawSource(`module.exports = ${JSON.stringify({ apiOrigin, cloudEnv, speechPlugin }, null, 2)}\n`))
      })
    })
  }
}

type Chain = Parameters<NonNullable<IMiniAppConfig['webpackChain']>>[0]

export function writeDeployment(chain: Chain): void {
  // An external module would be copied into every page, where the path leads nowhere.
  chain.resolve.alias.set('tongxin-deployment$', path.join(__dirname, 'weapp-runtime', FILE))
  chain.plugin('deployment').use(WriteDeployment)
}
