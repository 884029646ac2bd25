// Copy of @tarojs/taro with one change: it names the single export of the runtime that it needs instead of destructuring the
// module, so webpack leaves out the rest (an HTML parser, a MutationObserver …), 12 KB that no page needs.
const hooks = require('@tarojs/runtime').hooks
const taro = require('@tarojs/api').default

if (hooks.isExist('initNativeApi')) hooks.call('initNativeApi', taro)

module.exports = taro
module.exports.default = module.exports
