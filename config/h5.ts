import type { IH5Config } from '@tarojs/taro/types/compile'
import { minifyBySwc } from './minify'
import { dropBigInt, dropUnusedFiles, needsTranspiling } from './node-modules'
import { pageAddresses } from './page-addresses'
import { WritePageFiles } from './page-files'

export const h5: IH5Config = {
  publicPath: '/',
  staticDirectory: 'static',
  router: { mode: 'browser', customRoutes: pageAddresses() },
  // The page forbids eval, which the usual development source maps use.
  sourceMapType: 'cheap-module-source-map',
  // While watching, Taro writes the files to dist/h5, and our own server serves them, so that page and API have one address.
  devServer: { hot: false, liveReload: false, client: false, open: false, port: 10_086, devMiddleware: { writeToDisk: true } },
  compile: { include: [needsTranspiling] },
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  // Lengths stay in px and type in rem, so the page follows the reader's own font size instead of the window's width.
  postcss: { pxtransform: { enable: false, config: {} } },
  webpackChain(chain) {
    minifyBySwc(chain)
    dropUnusedFiles(chain)
    dropBigInt(chain)
    // The QR decoder for browsers without one is served by our own server, under a name with its content hash.
    chain.module
      .rule('wasm')
      .test(/\.wasm$/)
      .merge({ type: 'asset/resource', generator: { filename: 'static/[name].[contenthash:8][ext]' } })
    chain.plugin('pageFiles').use(WritePageFiles)
    // Webpack's size hints are off: test/h5 checks the budget, in gzipped bytes that the first page needs.
    chain.performance.hints(false)
    // Without this setting a module that two pages share is copied into each page's chunk.
    chain.optimization.splitChunks({
      chunks: 'all',
      minSize: 8_000,
      cacheGroups: {
        default: { minChunks: 2, priority: -20, reuseExistingChunk: true },
        defaultVendors: false,
      },
    })
  },
}
