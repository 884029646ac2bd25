/** Makes an idle browser fetch the files of all other pages, so that they open without a network. */
import type { Compiler } from 'webpack'

const PLUGIN = 'PrefetchChunks'
/** Stage of webpack's assets, after index.html has been made. */
const LAST_STAGE = 5_000

export class PrefetchChunks {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage: LAST_STAGE }, () => {
        const page = compilation.getAsset('index.html')
        if (!page) return
        const later = [...compilation.chunks].filter((chunk) => !chunk.canBeInitial()).flatMap((chunk) => [...chunk.files])
        const links = later.filter((file) => /\.(js|css)$/.test(file)).map((file) => `<link rel="prefetch" href="/${file}">`)
        const html = page.source
          .source()
          .toString()
          .replace('</head>', `${links.join('')}</head>`)
        compilation.updateAsset('index.html', new compiler.webpack.sources.RawSource(html))
      })
    })
  }
}
