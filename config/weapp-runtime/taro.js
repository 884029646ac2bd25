// @tarojs/taro word for word, but for one thing: it asks for one export of the runtime by name instead of taking all of
// them apart, so webpack can leave out the rest (an HTML parser, a MutationObserver …), 12 KB that no page of ours needs.
const hooks = require('@tarojs/runtime').hooks
const taro = require('@tarojs/api').default

if (hooks.isExist('initNativeApi')) hooks.call('initNativeApi', taro)

module.exports = taro
module.exports.default = module.exports
