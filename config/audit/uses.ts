import { type BuiltPackage, textsOf } from './built-package'

/** Finds out if a package uses a call, scope, component or attribute of `INFORMATION`. */
export function usesIn(built: BuiltPackage): (use: string) => boolean {
  const scripts = textsOf(built, 'js')
    .map(([, text]) => text)
    .join('\n')
  const templates = textsOf(built, 'wxml')
    .map(([, text]) => text)
    .join('\n')
  return (use) => {
    const [attribute, value] = use.split('=')
    if (value !== undefined) return attributePattern(attribute ?? '', value).test(`${scripts}\n${templates}`)
    if (use.startsWith('<')) return templates.includes(`<${use.slice(1, -1)} `) || templates.includes(use)
    return mentions(scripts, use.replace(/^wx\./, ''))
  }
}

/** An attribute's value in a template, or the property of an element in a script: `open-type="share"`, `openType:"share"`. */
function attributePattern(attribute: string, value: string): RegExp {
  const property = attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return new RegExp(`["']?(?:${attribute}|${property})["']?\\s*[:=]\\s*["']${value}["']`)
}

/** True if a text has a name as a whole word. A mere mention counts, since WeChat's own check reads the text too. */
export const mentions = (text: string, name: string): boolean => new RegExp(`(?<![\\w$-])${name.replace('.', '\\.')}(?![\\w$-])`).test(text)
