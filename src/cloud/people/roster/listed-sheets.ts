/** The sheets that a workbook lists, with what the library does not give: the path of each, and if it is hidden. */

export interface ListedSheet {
  name: string
  /** Path of the sheet's XML in the zip. */
  path: string
  isHidden: boolean
}

/** Tags of one name. None contains `<`, so that a file full of opening tags is scanned in linear time. */
const tagsOf = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>`, 'g')) ?? []

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Largest code point of Unicode. */
const LARGEST = 0x10ffff

function attribute(tag: string, name: string): string {
  const [, double, single] = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? []
  return (double ?? single ?? '').replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (entity, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return ENTITIES[word] ?? entity
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= LARGEST ? String.fromCodePoint(code) : entity
    },
  )
}

/** @param parts unpacked entries of the workbook, by path */
export function listedSheets(parts: ReadonlyMap<string, Buffer>): ListedSheet[] {
  const text = (path: string) => parts.get(path)?.toString('utf8') ?? ''
  const targets = new Map(
    tagsOf(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return tagsOf(text('xl/workbook.xml'), 'sheet').map((tag) => ({
    name: attribute(tag, 'name'),
    path: (targets.get(attribute(tag, '\\w+:id')) ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    isHidden: /^(very)?hidden$/i.test(attribute(tag, 'state')),
  }))
}
