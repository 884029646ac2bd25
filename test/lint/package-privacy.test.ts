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
    ['scope', 'a("scope.camera")', 'scope.camera', '访问你的摄像头'],
    ['open-type', 'n(B,{openType:"getPhoneNumber"})', 'open-type=getPhoneNumber', '收集你的手机号'],
    ['nickname', 'n(I,{type:"nickname"})', 'type=nickname', '收集你的昵称、头像'],
  ])('a %s that is not declared is refused', (_what, text, use, information) => {
    expect(declared(text)).toEqual([expect.stringContaining(`用了 ${use}，隐私声明里没有“${information}”`)])
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
