import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type types as Syntax, parseSync, traverse } from '@babel/core'
import { components } from '../../config/weapp-runtime/components'
import { promisedApis } from '../../config/weapp-runtime/promised-apis'

/** Properties that every component has, or that never reach WeChat as an attribute. */
const COMMON = new Set(['className', 'style', 'id', 'key', 'ref', 'onClick', 'catchMove'])

const scripts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.h5\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join('src', file), 'utf8'))

/** Attribute by the property that pages write: `bindInput` for `onInput`, `confirm-type` for `confirmType`. */
const attributeOf = (property: string): string =>
  /^on[A-Z]/.test(property) ? `bind${property.slice(2)}` : property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

type Uses = Map<string, Set<string>>

/** Adds the built-in components that a file draws, with their properties. A spread object has to be a constant of the file. */
function addUses(uses: Uses, text: string): void {
  const syntax = parseSync(text, { configFile: false, babelrc: false, parserOpts: { plugins: ['typescript', 'jsx'] } })
  if (!syntax) throw new Error('nothing was parsed')
  const builtIn = new Set<string>()
  traverse(syntax, {
    ImportDeclaration({ node }) {
      if (node.source.value === '@tarojs/components') for (const { local } of node.specifiers) builtIn.add(local.name)
    },
    JSXOpeningElement({ node, scope }) {
      if (node.name.type !== 'JSXIdentifier' || !builtIn.has(node.name.name)) return
      const written = uses.get(node.name.name) ?? new Set<string>()
      uses.set(node.name.name, written)
      for (const attribute of node.attributes) {
        if (attribute.type === 'JSXAttribute') written.add(nameOf(attribute.name))
        else for (const name of spreadNames(attribute.argument, (constant) => scope.getBinding(constant)?.path.node)) written.add(name)
      }
    },
  })
}

function spreadNames(spread: Syntax.Node, find: (constant: string) => Syntax.Node | undefined): string[] {
  const constant = spread.type === 'Identifier' ? find(spread.name) : undefined
  if (constant?.type !== 'VariableDeclarator' || constant.init?.type !== 'ObjectExpression')
    throw new Error('A built-in component takes a spread whose properties cannot be read from the file: write them one by one')
  return constant.init.properties.map((property) => ('key' in property ? nameOf(property.key) : ''))
}

function nameOf(node: Syntax.Node): string {
  if (node.type === 'StringLiteral') return node.value
  return 'name' in node && typeof node.name === 'string' ? node.name : ''
}

const uses: Uses = new Map()
for (const script of scripts) if (script.includes("'@tarojs/components'")) addUses(uses, script)
const written = Object.fromEntries(
  [...uses].map(([component, names]) => [
    component,
    [...names]
      .filter((name) => !COMMON.has(name))
      .map(attributeOf)
      .sort(),
  ]),
)

test('the table of components has every component and attribute that pages write, and no other', () => {
  const { NavigationBar: _, ...drawn } = components
  expect(written).toEqual(
    Object.fromEntries(Object.entries(drawn).map(([component, attributes]) => [component, Object.keys(attributes).sort()])),
  )
})

test('a spread of unknown properties is refused, since the table cannot be compared with it', () => {
  const page = (spread: string) => `import { View } from '@tarojs/components'; const known = { hoverClass: 'x' }; <View ${spread} />`
  expect(() => addUses(new Map(), page('{...props}'))).toThrow('write them one by one')
  const seen: Uses = new Map()
  addUses(seen, page('{...known} />; <View role="button"'))
  expect([...(seen.get('View') ?? [])]).toEqual(['hoverClass', 'role'])
})

/** Calls for which Taro makes promises, by its own two lists. */
const promisedByTaro = ['shared/dist/native-apis.js', 'plugin-platform-weapp/dist/runtime-utils.js'].flatMap((file) => {
  const list = /needPromiseApis = new Set\(\[([^\]]*)/.exec(readFileSync(`node_modules/@tarojs/${file}`, 'utf8'))?.[1] ?? ''
  return [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name ?? '')
})

test('the list of promised calls has every call of the app for which Taro makes a promise, and no other', () => {
  const called = new Set(scripts.flatMap((script) => [...script.matchAll(/\bTaro\.(\w+)/g)].map(([, name]) => name ?? '')))
  expect(promisedApis).toEqual(promisedByTaro.filter((name) => called.has(name)).sort())
  expect(promisedByTaro).toContain('scanCode')
})
