/** The host of these tests: its drawing of the built templates, its events and its setData. */
import { readFileSync } from 'node:fs'
import { sendEvent } from '../support/weapp-host/events'
import { createHost } from '../support/weapp-host/host'
import { type Data, setPath } from '../support/weapp-host/instances'
import { findAll } from '../support/weapp-host/rendered'
import type { Binding, ViewNode } from '../support/weapp-host/view'

const templates = readFileSync('dist/weapp/base.wxml', 'utf8')
/** Taro's numbers of a component that may nest to any depth, and of a text. */
const [DEEP, TEXT] = [/<template name="tmpl_11_(\d+)">\s*<view /, /<template name="tmpl_0_(\d+)">\s*<block>{{i.v}}/].map(
  (pattern) => pattern.exec(templates)?.[1],
)
const fail = (error: unknown) => {
  throw error
}

function aNode(id: string, parent?: ViewNode, bindings: Binding[] = [], owner: ViewNode['owner'] = { data: {} }): ViewNode {
  const attrs = new Map<string, unknown>([
    ['id', id],
    ['data-sid', `${id}-sid`],
  ])
  const node: ViewNode = { tag: 'view', attrs, bindings, owner, parent, children: [], text: '' }
  parent?.children.push(node)
  return node
}

test('an event goes up to the page, and its target stays the component that was tapped', () => {
  const seen: unknown[] = []
  const owner = { data: {}, eh: (event: unknown) => void seen.push(event) }
  const tap = { name: 'tap', handler: 'eh', catches: false }
  const inner = aNode('inner', aNode('outer', undefined, [tap], owner), [tap], owner)
  sendEvent(inner, 'tap', { x: 1 }, fail)
  const target = { id: 'inner', dataset: { sid: 'inner-sid' } }
  expect(seen).toMatchObject([
    { type: 'tap', target, currentTarget: target, detail: { x: 1 } },
    { type: 'tap', target, currentTarget: { id: 'outer', dataset: { sid: 'outer-sid' } } },
  ])
})

test('a page sees the custom component as the target of a tap inside it', () => {
  const seen: unknown[] = []
  const page = { data: {}, eh: (event: unknown) => void seen.push(event) }
  const border = aNode('border', aNode('outer', undefined, [{ name: 'tap', handler: 'eh', catches: false }], page), [], page)
  sendEvent(aNode('inner', border), 'tap', {}, fail)
  expect(seen).toMatchObject([{ target: { id: 'border' }, currentTarget: { id: 'outer' } }])
})

test('a component that catches an event keeps it from those around it, but not other events', () => {
  const seen: string[] = []
  const owner = {
    data: {},
    eh: ({ type, currentTarget }: { type: string; currentTarget: { id: string } }) => void seen.push(`${type} ${currentTarget.id}`),
  }
  const bound = (name: string, catches: boolean) => ({ name, handler: 'eh', catches })
  const outer = aNode('outer', undefined, [bound('tap', false), bound('touchmove', false)], owner)
  const inner = aNode('inner', outer, [bound('tap', false), bound('touchmove', true)], owner)
  sendEvent(inner, 'touchmove', {}, fail)
  sendEvent(inner, 'tap', {}, fail)
  expect(seen).toEqual(['touchmove inner', 'tap inner', 'tap outer'])
})

test('an error in a handler is reported, and the event goes on', () => {
  const failures: unknown[] = []
  const reached: string[] = []
  const owner = {
    data: {},
    broken: () => fail(new Error('broken')),
    eh: () => void reached.push('outer'),
  }
  const outer = aNode('outer', undefined, [{ name: 'tap', handler: 'eh', catches: false }], owner)
  sendEvent(aNode('inner', outer, [{ name: 'tap', handler: 'broken', catches: false }], owner), 'tap', {}, (error) => failures.push(error))
  expect([String(failures[0]), ...reached]).toEqual(['Error: broken', 'outer'])
})

test.each([
  ['a', { a: 1 }],
  ['a.[1].b', { a: [undefined, { b: 1 }] }],
  ['a[0]', { a: [1] }],
  ['kept.new', { kept: { old: 0, new: 1 } }],
])('setData at %s makes what is missing on the way and keeps the rest', (path, expected) => {
  const data: Data = { kept: { old: 0 } }
  setPath(data, path, 1)
  expect(data).toEqual({ kept: { old: 0 }, ...expected })
})

test('a page is drawn from the data sent last, however deep its components are nested', async () => {
  const host = createHost()
  await host.launch()
  const { instance, view } = host.pages.top()
  const nested = (depth: number, words: string): object =>
    depth > 0 ? { nn: DEEP, sid: `at-${depth}`, cl: 'deep', cn: [nested(depth - 1, words)] } : { nn: TEXT, v: words }
  const before = view()
  instance.setData({ root: { cn: [nested(60, '先')] } })
  instance.setData({ 'root.cn.[0].cl': 'changed', root: { cn: [nested(60, '后')] } })
  expect(view()).not.toBe(before)
  expect(view().text).toBe('后')
  expect(findAll(view(), { id: 'at-1' }, fail).map(({ text }) => text)).toEqual(['后'])
  expect([...Array(60).keys()].filter((n) => !JSON.stringify([...ids(view())]).includes(`"at-${n + 1}"`))).toEqual([])
  host.close()
})

function* ids(node: ViewNode): Generator {
  yield node.attrs.get('id')
  for (const child of node.children) if (typeof child !== 'string') yield* ids(child)
}
