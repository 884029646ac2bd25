import { refusePlugins } from '../../config/audit/plugins'
import { refusePlaces, refuseUndeclared } from '../../config/audit/privacy'
import { type ProjectFile, refuseBaseLibrary, refuseProject } from '../../config/audit/project'
import { refuseFiles } from '../../config/audit/reached'
import { refuseTexts } from '../../config/audit/scripts'
import { refuseSitemap, refuseTabs } from '../../config/audit/shown'
import { refuseSizes } from '../../config/audit/sizes'
import { type BuiltPackage, readPackage } from '../../config/audit/built-package'
import { LEAST_BASE_LIBRARY, compareVersions } from '../../config/weapp-runtime/base-library'
import { onDisk, png, smallPackage } from './small-package'

const KB = 1024
const DECLARED = { 收集你选中的照片或视频信息: '上传照片', 读取你的剪切板: '复制地点' }
const SINCE = { chooseMedia: '2.10.0', setClipboardData: '1.1.0' }
const PUBLIC = ['pages/list/index']
const PROJECT: ProjectFile = {
  appid: 'touristappid',
  miniprogramRoot: 'dist/weapp/',
  libVersion: '3.6.0',
  setting: { es6: false, enhance: false, postcss: false, minified: false },
}

const files = (changes: Parameters<typeof smallPackage>[0], app = {}) => refuseFiles(smallPackage(changes, app))

test('a package that keeps every rule is refused nothing', () => {
  const built = smallPackage()
  const rules: ((built: BuiltPackage) => string[])[] = [
    refuseSizes,
    refuseFiles,
    (sound) => refuseUndeclared(sound, DECLARED),
    refusePlaces,
    refusePlugins,
    refuseTexts,
    (sound) => refuseSitemap(sound, PUBLIC),
    refuseTabs,
    (sound) => refuseBaseLibrary(sound, SINCE),
  ]
  expect(rules.flatMap((rule) => rule(built))).toEqual([])
  expect(refuseProject(PROJECT)).toEqual([])
})

test('a package is read from its folder, sub-folders included', () => {
  expect(onDisk(smallPackage(), readPackage)).toEqual(smallPackage())
})

test('a folder without a built mini-program is refused with the command that builds it', () => {
  expect(() => readPackage('test/lint')).toThrow('npm run build:weapp')
})

describe('sizes', () => {
  const sized = (file: string, bytes: number, app = {}) => refuseSizes(smallPackage({ [file]: Buffer.alloc(bytes, 'a') }, app))

  test.each([
    ['the main package', 'common.js', 481 * KB, '主包有 483 KB，超过自定的 480 KB'],
    ['the main package above the limit of WeChat', 'common.js', 2049 * KB, '主包有 2051 KB，微信只收 2048 KB'],
    ['a sub-package', 'desk/sub.js', 201 * KB, '分包 desk有 202 KB，超过自定的 200 KB'],
    ['a sub-package above the limit of WeChat', 'desk/sub.js', 2049 * KB, '分包 desk有 2050 KB，微信只收 2048 KB'],
    ['a template', 'base.wxml', 65 * KB, 'base.wxml 有 65 KB，超过 64 KB'],
  ])('%s that is too large is refused', (_what, file, bytes, sentence) => {
    expect(sized(file, bytes).join('\n')).toContain(sentence)
  })

  test('packages that are small enough by themselves are refused above 30 MB together', () => {
    const parts = Array.from({ length: 16 }, (_, index) => `part${index}`)
    const subPackages = parts.map((root) => ({ root, pages: [] }))
    const large = Object.fromEntries(parts.map((root) => [`${root}/a.js`, Buffer.alloc(2000 * KB)]))
    expect(refuseSizes(smallPackage(large, { subPackages, preloadRule: {} })).join('\n')).toContain('全部分包有')
    delete large['part0/a.js']
    expect(refuseSizes(smallPackage(large, { subPackages, preloadRule: {} })).join('\n')).not.toContain('全部分包有')
  })

  test('pages of one package fetch at most 2 MB in advance, together', () => {
    const preloadRule = { 'pages/me/index': { packages: ['desk'] }, 'pages/list/index': { packages: ['team'] } }
    const large = { 'desk/sub.js': Buffer.alloc(1200 * KB), 'team/sub.js': Buffer.alloc(1200 * KB) }
    expect(refuseSizes(smallPackage(large, { preloadRule })).join('\n')).toContain('主包的页面预下载 2401 KB')
    expect(refuseSizes(smallPackage(large)).join('\n')).not.toContain('预下载')
  })

  test('a page that fetches an unknown package is refused', () => {
    expect(refuseSizes(smallPackage({}, { preloadRule: { 'pages/me/index': { packages: ['gone'] } } }))).toEqual([
      expect.stringContaining('gone 不是分包'),
    ])
  })
})

describe('files', () => {
  test.each([
    ['script', { 'pages/old.js': '' }, '没有代码用到 pages/old.js'],
    ['style sheet', { 'old.wxss': '' }, '没有代码用到 old.wxss'],
    ['picture', { 'icons/old.png': png(81, 81) }, '没有代码用到 icons/old.png'],
    ['text, which WeChat does not upload,', { 'LICENSE.txt': '' }, '微信不上传 LICENSE.txt'],
  ])('a %s that nothing uses is refused', (_what, changes, sentence) => {
    expect(files(changes as never).join('\n')).toContain(sentence)
  })

  test.each([
    ['a required script', 'common.js'],
    ['an imported template', 'base.wxml'],
    ['a script of templates', 'utils.wxs'],
    ['an imported style sheet', 'common.wxss'],
    ['a component', 'comp.wxml'],
    ['a part of a page', 'team/join/index.json'],
    ['an icon of a tab', 'icons/list.png'],
    ['the sitemap', 'sitemap.json'],
  ])('%s that is missing is refused', (_what, file) => {
    const refused = files({ [file]: null })
    expect(refused.length).toBeGreaterThan(0)
    for (const sentence of refused) expect(sentence).toMatch(new RegExp(`要用 ${file.replace('.', '\\.')}，但没有这个文件`))
  })

  test('a script may use its own sub-package and the main package, and no other sub-package', () => {
    expect(files({ 'team/join/index.js': 'require("../../desk/sub.js")' })).toEqual([
      expect.stringContaining('team/join/index.js 用到另一个分包的 desk/sub.js'),
    ])
    expect(files({ 'app.js': 'require("./common"),require("./desk/sub")' })).toEqual([
      expect.stringContaining('app.js 用到另一个分包的 desk/sub.js'),
    ])
  })
})

describe('sitemap', () => {
  const sitemap = (...rules: [action: string, page: string][]) =>
    refuseSitemap(smallPackage({ 'sitemap.json': JSON.stringify({ rules: rules.map(([action, page]) => ({ action, page })) }) }), PUBLIC)

  test('a missing sitemap is refused', () => {
    expect(refuseSitemap(smallPackage({ 'sitemap.json': null }), PUBLIC)).toEqual([expect.stringContaining('没有 sitemap.json')])
  })

  test('a rule for a page that does not exist is refused', () => {
    expect(sitemap(['allow', 'pages/list/index'], ['allow', 'pages/gone/index'], ['disallow', '*'])).toEqual([
      expect.stringContaining('pages/gone/index 不是小程序的页面'),
    ])
  })

  test('a page of people or organisers that WeChat may read is refused, also by the lack of a rule', () => {
    const closed = sitemap(['allow', 'pages/list/index'], ['allow', 'desk/sheet/index'], ['disallow', '*'])
    expect(closed).toEqual([expect.stringContaining('微信会收录 desk/sheet/index')])
    expect(sitemap(['allow', 'pages/list/index']).length).toBe(3)
  })

  test('a public page that WeChat may not read is refused', () => {
    expect(sitemap(['disallow', '*'])).toEqual([expect.stringContaining('微信搜不到 pages/list/index')])
  })
})

describe('tabs', () => {
  const icon = (content: Buffer) => refuseTabs(smallPackage({ 'icons/list.png': content }))

  test.each([
    ['of more than 40 KB', png(81, 81, 41 * KB), '41 KB'],
    ['of another side', png(64, 64), '64×64'],
    ['that is no PNG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '不是 PNG'],
  ])('an icon %s is refused', (_what, content, shown) => {
    expect(icon(content)[0]).toContain(shown)
  })

  test('a tab leads to a page of the main package', () => {
    const list = [{ pagePath: 'pages/list/index' }, { pagePath: 'desk/sheet/index' }]
    expect(refuseTabs(smallPackage({}, { tabBar: { list } }))).toEqual([expect.stringContaining('desk/sheet/index 不在主包里')])
  })

  test.each([1, 6])('%d tabs are refused', (count) => {
    const list = Array.from({ length: count }, () => ({ pagePath: 'pages/list/index' }))
    expect(refuseTabs(smallPackage({}, { tabBar: { list } }))).toEqual([expect.stringContaining(`底部标签有 ${count} 个`)])
  })
})

describe('project file and base library', () => {
  test.each([
    ["somebody's appid", { appid: 'wx0123456789abcdef' }, 'project.private.config.json'],
    ['another folder', { miniprogramRoot: 'dist/' }, 'dist/weapp/'],
    ['an older base library than the app needs', { libVersion: '2.25.9' }, 'compressedWidth'],
    ['work that Taro has done', { setting: { ...PROJECT.setting, es6: true } }, 'setting.es6'],
  ])('%s in project.config.json is refused', (_what, change, shown) => {
    expect(refuseProject({ ...PROJECT, ...change })).toEqual([expect.stringContaining(shown)])
  })

  test('a project file without an appid is refused, since DevTools would not open it', () => {
    const { appid: _, ...without } = PROJECT
    expect(refuseProject(without)).toEqual([expect.stringContaining('touristappid')])
  })

  test('a base library for a call that nothing uses is refused', () => {
    expect(refuseBaseLibrary(smallPackage(), { ...SINCE, getWindowInfo: '2.20.1' })).toEqual([expect.stringContaining('getWindowInfo')])
  })

  test('versions are compared as numbers', () => {
    expect(compareVersions('2.9.0', '2.10.0')).toBeLessThan(0)
    expect(compareVersions('3.0.0', '2.26.9')).toBeGreaterThan(0)
    expect(compareVersions('2.26.0', '2.26')).toBe(0)
    expect(LEAST_BASE_LIBRARY).toEqual({ use: 'compressedWidth', version: '2.26.0' })
  })
})

describe('the speech plugin', () => {
  const deployed = (speechPlugin: string) => ({
    'deployment.js': `module.exports={apiOrigin:"",cloudEnv:"",speechPlugin:"${speechPlugin}"};`,
  })
  const plugins = (name = 'WechatSI') => ({ plugins: { [name]: { version: '0.3.6', provider: 'wx069ba97219f66d99' } } })

  test('is in order when app.json and deployment.js name the same version, or none', () => {
    expect(refusePlugins(smallPackage(deployed('0.3.6'), plugins()))).toEqual([])
    expect(refusePlugins(smallPackage(deployed('')))).toEqual([])
  })

  test.each([
    ['deployment.js alone names it', deployed('0.3.6'), {}, 'app.json 里 WechatSI 的版本是“”'],
    ['app.json alone names it', deployed(''), plugins(), 'speechPlugin 是“”'],
    ['the versions differ', deployed('0.3.5'), plugins(), 'speechPlugin 是“0.3.5”'],
    ['another plugin is declared', deployed(''), plugins('Other'), '声明了插件 Other'],
  ])('is refused when %s', (_what, changes, app, sentence) => {
    expect(refusePlugins(smallPackage(changes, app)).join('\n')).toContain(sentence)
  })
})
