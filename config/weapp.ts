import path from 'node:path'
import type { IMiniAppConfig } from '@tarojs/taro/types/compile'
import { writeDeployment } from './deployment'
import { InlineTokens } from './inline-tokens'
import { minifyBySwc } from './minify'
import { dropBigInt, dropUnusedFiles, needsTranspiling } from './node-modules'
import { smallerTaro } from './smaller-taro'

/** Folder of code that the build adds to the app. */
const runtime = path.join(__dirname, 'weapp-runtime')

export const weapp: IMiniAppConfig = {
  compile: { include: [needsTranspiling, runtime] },
  // Without this, code that two pages of a subpackage share is moved into the main package.
  optimizeMainPackage: { enable: true },
  // No page writes HTML, and its parser is 9 KB.
  runtime: { enableInnerHTML: false },
  // Every style names its own component's classes, so their order does not matter.
  miniCssExtractPluginOption: { ignoreOrder: true },
  webpackChain(chain, webpack) {
    minifyBySwc(chain)
    // The shortest names and numbers for what modules share. The page keeps webpack's own, so that a browser's cache outlives a change.
    if (process.env.NODE_ENV === 'production') chain.merge({ optimization: { mangleExports: 'size', moduleIds: 'size' } })
    dropUnusedFiles(chain)
    dropBigInt(chain)
    chain.plugin('inline-tokens').use(InlineTokens)
    writeDeployment(chain)
    smallerTaro(chain)
    chain.resolve.alias.set('@tarojs/taro$', path.join(runtime, 'taro.js'))
    // tRPC and TanStack Query need an AbortController, which WeChat lacks. The build binds each use of the name, so that no
    // global is patched and nothing else in the runtime can depend on it.
    const abortController = [path.join(runtime, 'abort-controller.ts'), 'AbortController']
    chain.plugin('abort-controller').use(webpack.ProvidePlugin, [{ AbortController: abortController }])
  },
}
