/**
 * Babel plugin that makes private fields and methods (`#name`) ordinary properties with short names. Chrome 72 and iOS 13 lack private
 * fields, and what Babel writes for them checks each access, 9 KB in TanStack Query; TypeScript has refused foreign accesses already. A name is made from the file, the class and the field, so that no two
 * fields share one.
 */
const { createHash } = require('node:crypto')
const nodePath = require('node:path')

const LENGTH = 4
/** Fields by their short names, over all files of a build. */
const fields = new Map()

/** Short name of a private field, the same in every build. */
function shortName(file, position, name) {
  const field = `${nodePath.relative(__dirname, file ?? '').replaceAll('\\', '/')} ${position} ${name}`
  const digest = createHash('sha256').update(field).digest()
  const short = `_${(digest.readUIntBE(0, 6) % 36 ** LENGTH).toString(36).padStart(LENGTH, '0')}`
  if ((fields.get(short) ?? field) !== field) throw new Error(`${field} and ${fields.get(short)} have one short name: make LENGTH larger`)
  fields.set(short, field)
  return short
}

module.exports = ({ types: t }) => {
  /** The class that declares the private name used at `path`. */
  const owner = (path, name) =>
    path.findParent(
      (parent) => parent.isClass() && parent.node.body.body.some(({ key }) => key && t.isPrivateName(key) && key.id.name === name),
    )
  const publicName = (path, privateName, file) => {
    const { name } = privateName.id
    return t.identifier(shortName(file, owner(path, name).node.start, name))
  }
  return {
    name: 'private-fields',
    visitor: {
      Program(program, { filename }) {
        const renamed = []
        program.traverse({
          PrivateName(path) {
            renamed.push([path, publicName(path, path.node, filename)])
          },
        })
        for (const [path, name] of renamed) replace(t, path, name)
      },
    },
  }
}

function replace(t, path, name) {
  const { parentPath, parent } = path
  if (parentPath.isClassPrivateProperty()) parentPath.replaceWith(t.classProperty(name, parent.value, null, null, false, parent.static))
  else if (parentPath.isClassPrivateMethod())
    parentPath.replaceWith(
      t.classMethod(parent.kind, name, parent.params, parent.body, false, parent.static, parent.generator, parent.async),
    )
  else if (parentPath.isBinaryExpression({ operator: 'in' })) path.replaceWith(t.stringLiteral(name.name))
  else path.replaceWith(name)
}
