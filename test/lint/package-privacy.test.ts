import { refusePlaces, refuseUndeclared } from '../../config/audit/privacy'
import { refuseTexts } from '../../config/audit/scripts'
import { smallPackage } from './small-package'

const DECLARED = { 收集你选中的照片或视频信息: '上传照片', 读取你的剪切板: '复制地点' }

const texts = (text: string) => refuseTexts(smallPackage({ 'common.js': text }))
const declared = (text: string, declarations: Parameters<typeof refuseUndeclared>[1] = DECLARED) =>
  refuseUndeclared(smallPackage({ 'common.js': `.chooseMedia .setClipboardData;${text}` }), declarations)
const places = (text: string, app = {}) => refusePlaces(smallPackage({ 'common.js': text }, app))

describe('privacy', () => {
  test.each([
    ['call', 't.chooseMessageFile()', 'wx.chooseMessageFile', '收集你选中的文件'],
    ['call through a name', 't["getLocation"]()', 'wx.getLocation', '收集你的位置信息'],
    ['sensor that is listened to', 'wx.onCompassChange(f)', 'wx.onCompassChange', '调用你的磁场传感器'],
    ['gyroscope that is listened to', 't.onGyroscopeChange(f)', 'wx.onGyroscopeChange', '调用你的陀螺仪传感器'],
    ['acceleration that is listened to', 't.onAccelerometerChange(f)', 'wx.onAccelerometerChange', '调用你的加速传感器'],
    ['direction that is listened to', 't.onDeviceMotionChange(f)', 'wx.onDeviceMotionChange', '调用你的方向传感器'],
    ['place that is listened to', 't.onLocationChange(f)', 'wx.onLocationChange', '收集你的位置信息'],
    ['scope', 'a("scope.camera")', 'scope.camera', '访问你的摄像头'],
    ['open-type', 'n(B,{openType:"getPhoneNumber"})', 'open-type=getPhoneNumber', '收集你的手机号'],
    ['nickname', 'n(I,{type:"nickname"})', 'type=nickname', '收集你的昵称、头像'],
  ])('a %s that is not declared is refused', (_what, text, use, information) => {
    expect(declared(text)).toEqual([expect.stringContaining(`用了 ${use}，隐私声明里没有“${information}”`)])
  })

  test('a call for which the guideline has no line is refused', () => {
    expect(declared('t.chooseContact()')).toEqual([expect.stringContaining('wx.chooseContact')])
  })

  test.each([
    ['component', '<camera mode="scanCode"/>', '访问你的摄像头'],
    ['open-type of a template', '<button open-type="chooseAvatar"/>', '收集你的昵称、头像'],
  ])('a %s that is not declared is refused', (_what, template, information) => {
    expect(refuseUndeclared(smallPackage({ 'base.wxml': template }), DECLARED)).toEqual([expect.stringContaining(information)])
  })

  test('a longer name that contains the name of a call is not that call', () => {
    expect(declared('t.chooseImageSize();t.rechooseImage();t["scope.cameraman"]')).toEqual([])
  })

  test('a declaration that nothing needs is refused', () => {
    expect(declared('', { ...DECLARED, 收集你的地址: '寄东西' })).toEqual([expect.stringContaining('小程序没有用到')])
  })

  test('a purpose does not begin with words that WeChat adds', () => {
    expect(declared('', { ...DECLARED, 读取你的剪切板: '用于复制地点' })).toEqual([expect.stringContaining('微信会加上')])
  })

  test('calls of places are listed in app.json, each that is used and no other', () => {
    expect(places('t.getFuzzyLocation()')).toEqual([expect.stringContaining('requiredPrivateInfos 里没有它')])
    expect(places('t.getFuzzyLocation()', { requiredPrivateInfos: ['getFuzzyLocation'] })).toEqual([])
    expect(places('', { requiredPrivateInfos: ['chooseAddress'] })).toEqual([expect.stringContaining('没有代码用它')])
  })

  test('the exact and the fuzzy place are not both asked for', () => {
    const both = ['getFuzzyLocation', 'getLocation']
    expect(places(both.join(';'), { requiredPrivateInfos: both })).toEqual([expect.stringContaining('只能要一个')])
  })

  test('the description of a permission has at most thirty characters', () => {
    const described = (desc: string) => places('', { permission: { 'scope.userFuzzyLocation': { desc } } })
    expect(described('位'.repeat(31))).toEqual([expect.stringContaining('超过 30 个字')])
    expect(described('位'.repeat(30))).toEqual([])
  })
})

describe('texts', () => {
  test.each([
    ['eval', 'a=eval("1")', 'eval('],
    ['a function made of text', 'new Function("return 1")()', 'Function('],
    ['eval without this', '(0,eval)("1")', 'eval'],
    ['eval under another name', 'var a=eval;a("1")', 'eval'],
    ['eval of the global object', 'globalThis.eval("1")', 'globalThis.eval'],
    ['a function of the global object', 'new globalThis.Function("return 1")', 'globalThis.Function'],
    ['a function of the window in brackets', 'new window["Function"]("return 1")', 'window["Function'],
    ['a function made of text without this', 'new(0,Function)("1")', 'Function'],
    ['a timer with a text', 'setTimeout("x()",1)', 'setTimeout('],
    ['a line for the console in brackets', 'console["log"]("x")', 'console["log'],
    ['the console under another name', 'var c=console;c.log(1)', 'console'],
    ['the console as an argument', 'f(console)', 'console'],
    ['an address of a private network', 'a="https://192.168.1.5"', '192.168.1.5'],
    ['an address of a large private network', 'a="wss://10.0.0.5/x"', '10.0.0.5'],
    ['an address of a middle private network', 'a="https://172.31.0.5:8787"', '172.31.0.5'],
    ['an address of this machine in IPv6', 'a="https://[::1]:8787"', '[::1]'],
    ['a socket without encryption', 'a="ws://tongxin.example"', 'ws://tongxin'],
    ['a call of WeChat whose name is put together', 'wx["get"+"Location"]()', 'wx['],
    ['a call of WeChat by a variable', 'wx[a]()', 'wx['],
    ['a source map', 'a()\n//# sourceMappingURL=a.js.map', 'sourceMappingURL'],
    ['a line for the console', 'console.log("x")', 'console.log'],
    ['a stop for the debugger', 'if(a){debugger;}', 'debugger'],
    ['an address without encryption', 'a="http://tongxin.example"', 'http://tongxin'],
    ['an address of this machine', 'a="https://localhost:8787"', 'localhost'],
    ['a variable of the tests', 'a=process.env.TEST_POSTGRES_URL', 'TEST_POSTGRES'],
  ])('%s is refused with the place', (_what, text, shown) => {
    const [refused = ''] = texts(text)
    expect(refused).toContain('common.js 里的')
    expect(refused).toContain(shown)
  })

  test.each([
    ['an error on the console', 'console.error("x")'],
    ['a namespace', 'a="http://www.w3.org/2000/svg"'],
    ["webpack's global object", 'try{return this||Function("return this")()}catch(e){}'],
    ['a method called eval', 'a.eval(1);isFunction(a)'],
    ['a word eval in a text', 'a={eval:1,"Function":2};b="retrieval eval"'],
    ['a timer with a function', 'setTimeout(function(){a("x")},1)'],
    ['a look whether there is a console', 'typeof console;a.console=1'],
    ['a public address with such digits', 'a="https://10.example.org";b="https://172.32.0.1";c="https://110.0.0.5";d="wss://x.example"'],
    ['a list of objects of WeChat', 'awx[0];a.wx[0]'],
  ])('%s is allowed', (_what, text) => {
    expect(texts(text)).toEqual([])
  })

  test.each(['common.js.map', 'pages/list/index.test.js'])('the file %s is refused', (file) => {
    expect(refuseTexts(smallPackage({ [file]: '' }))).toEqual([expect.stringContaining(file)])
  })

  test('debugging in app.json and loading of all code at once are refused', () => {
    expect(refuseTexts(smallPackage({}, { debug: true }))).toEqual([expect.stringContaining('debug')])
    expect(refuseTexts(smallPackage({}, { lazyCodeLoading: '' }))).toEqual([expect.stringContaining('lazyCodeLoading')])
  })
})
