import { type NodePath, type types as Syntax, parseSync, traverse } from '@babel/core'

/** One small fault that can be written into a source file, in place of the text between two offsets. */
export interface Mutation {
  /** Path from `src/domain`, such as `seats/seating.ts`. */
  file: string
  line: number
  start: number
  end: number
  replacement: string
  /** Whole lines around the place, with single blanks, as they stand and as they would stand. */
  original: string
  mutated: string
}

type Change = Pick<Mutation, 'start' | 'end' | 'replacement'>
type Node = Syntax.Node

const OTHER_COMPARISON: Record<string, string> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' }
const OTHER_ARITHMETIC: Record<string, string> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' }
const OTHER_LOGIC: Record<string, string> = { '&&': '||', '||': '&&' }
const OTHER_CALL: Record<string, string> = { min: 'max', max: 'min', some: 'every', every: 'some' }

const isText = ({ type }: Node): boolean => type === 'StringLiteral' || type === 'TemplateLiteral'
const leaves = (node: Node): boolean =>
  node.type === 'ReturnStatement' ||
  node.type === 'ContinueStatement' ||
  (node.type === 'BlockStatement' && node.body.length > 0 && leaves(node.body.at(-1)!))
/** A condition for which the negation would repeat another mutation of the list. */
const turnsAnyway = (node: Node): boolean =>
  (node.type === 'UnaryExpression' && node.operator === '!') || (node.type === 'BinaryExpression' && /^[!=]==$/.test(node.operator))

/** Lists every mutation of a file that is written in TypeScript. */
export function mutationsOf(file: string, source: string): Mutation[] {
  const changes: Change[] = []
  const text = ({ start, end }: Node): string => source.slice(start!, end!)
  const replace = ({ start, end }: Node, replacement: string): void => {
    changes.push({ start: start!, end: end!, replacement })
  }
  const swapOperator = (node: Syntax.BinaryExpression | Syntax.LogicalExpression, other: string | undefined) => {
    if (other) replace(node, `((${text(node.left)}) ${other} (${text(node.right)}))`)
  }
  const negate = (test: Node) => {
    if (!turnsAnyway(test)) replace(test, `!(${text(test)})`)
  }
  const syntax = parseSync(source, { configFile: false, babelrc: false, parserOpts: { plugins: ['typescript'] } })
  if (!syntax) throw new Error(`${file} cannot be parsed`)
  traverse(syntax, {
    TSType: (path: NodePath): void => path.skip(),
    BinaryExpression: ({ node }) => {
      const joinsTexts = node.operator === '+' && (isText(node.left) || isText(node.right))
      if (!joinsTexts) swapOperator(node, OTHER_COMPARISON[node.operator] ?? OTHER_ARITHMETIC[node.operator])
    },
    LogicalExpression: ({ node }) => swapOperator(node, OTHER_LOGIC[node.operator]),
    BooleanLiteral: ({ node }) => replace(node, String(!node.value)),
    NumericLiteral: ({ node, parent }) => {
      if ('key' in parent && parent.key === node) return
      replace(node, `(${text(node)} + 1)`)
      replace(node, `(${text(node)} - 1)`)
    },
    UnaryExpression: ({ node }) => {
      if (node.operator === '!') replace(node, `(${text(node.argument)})`)
    },
    ConditionalExpression: ({ node }) => negate(node.test),
    WhileStatement: ({ node }) => negate(node.test),
    IfStatement: ({ node }) => {
      negate(node.test)
      if (!node.alternate && leaves(node.consequent)) replace(node, ';')
    },
    CallExpression: ({ node: { callee } }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const other = OTHER_CALL[callee.property.name]
      if (other) replace(callee.property, other)
    },
  })
  return changes.map((change) => ({ file, ...change, ...linesAround(source, change) }))
}

/** The source with the mutation in it. */
export const applyTo = (source: string, { start, end, replacement }: Change): string =>
  source.slice(0, start) + replacement + source.slice(end)

function linesAround(source: string, { start, end, replacement }: Change): Pick<Mutation, 'line' | 'original' | 'mutated'> {
  const from = source.lastIndexOf('\n', start - 1) + 1
  const after = source.indexOf('\n', end)
  const to = after < 0 ? source.length : after
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
  return {
    line: source.slice(0, start).split('\n').length,
    original: oneLine(source.slice(from, to)),
    mutated: oneLine(source.slice(from, start) + replacement + source.slice(end, to)),
  }
}
