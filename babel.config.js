// Taro reads this file for both targets. `browserslist` is ignored for scripts, so the oldest engines we serve are named
// here: WeChat on Android runs XWeb based on Chrome 72 or newer, on iOS the system's own engine.
module.exports = {
  // Assumptions about our code: no document.all, no getters with side effects.
  assumptions: { noDocumentAll: true, setPublicClassFields: true, pureGetters: true },
  plugins: [require('./config/private-fields.cjs')],
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        // Fast refresh would need two more packages; a reload is enough.
        hot: false,
        compiler: 'webpack5',
        targets: { chrome: '72', ios: '13' },
        // iOS 13 and Chrome 72 support both. Babel would rewrite them only for rare corner cases.
        exclude: ['transform-destructuring', 'transform-parameters'],
      },
    ],
  ],
}
