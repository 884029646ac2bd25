// Taro reads this file for both targets. `browserslist` is ignored for scripts, so the oldest engines we serve are named
// here: WeChat on Android runs XWeb based on Chrome 72 or newer, on iOS the system's own engine.
module.exports = {
  // What nobody here relies on: document.all, private names hidden even from Symbol reflection, getters with effects.
  assumptions: { noDocumentAll: true, privateFieldsAsSymbols: true, setPublicClassFields: true, pureGetters: true },
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        // Fast refresh wants two packages more, for what a reload does as well.
        hot: false,
        compiler: 'webpack5',
        targets: { chrome: '72', ios: '13' },
        // iOS 13 and Chrome 72 have both; Babel rewrites them for corner cases that fill a conformance test.
        exclude: ['transform-destructuring', 'transform-parameters'],
      },
    ],
  ],
}
