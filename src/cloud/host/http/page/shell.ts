/** The built page on the disk, as the build made it: the shell into which first screens are written. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageFiles } from '../../../../contract/page-files'
import { FIRST_ANSWERS, type FirstAnswers } from '../../../../contract/first-answers'
import { type Html, dataScript, escaped } from './html'

export interface Shell extends PageFiles {
  html: string
}

/** Parts of a document that depend on its address. */
export interface Document {
  title: string
  description: string
  /** More for the head. */
  head: Html
  /** Contents of the app's element until the app replaces them. */
  body: Html
  /** The app's first answers, for it to show at once. */
  answers: FirstAnswers | null
}

/** Files of a page without `pages.json`: one address, as in a page that somebody wrote by hand. */
const BARE: PageFiles = { build: '', files: { '/': [] } }

/** Reads the shell, again after each change of it, so that a build under a running server is served. */
export function shellOf(folder: string): () => Promise<Shell> {
  const page = join(folder, 'index.html')
  let known: { changedAt: number; shell: Promise<Shell> } | undefined
  return async () => {
    const { mtimeMs } = await stat(page)
    if (known?.changedAt !== mtimeMs) known = { changedAt: mtimeMs, shell: readShell(folder, page) }
    return known.shell
  }
}

async function readShell(folder: string, page: string): Promise<Shell> {
  const files = await readFile(join(folder, 'pages.json'), 'utf8').then(
    (text) => JSON.parse(text) as PageFiles,
    () => BARE,
  )
  return { html: await readFile(page, 'utf8'), ...files }
}

const EMPTY_APP = '<div id="app"></div>'

/** The document with these parts. A shell without the places for them is left as it is. */
export function documentOf({ html }: Shell, { title, description, head, body, answers }: Document): string {
  const parts: [RegExp | string, string][] = [
    [/<title>[^<]*<\/title>/, `<title>${escaped(title)}</title>`],
    [/<meta name="description"[^>]*>/, `<meta name="description" content="${escaped(description)}">`],
    ['</head>', `${head.text}</head>`],
    [EMPTY_APP, `<div id="app">${body.text}</div>`],
    ['</body>', `${answers ? dataScript('application/json', FIRST_ANSWERS, answers).text : ''}</body>`],
  ]
  // A function, since `$&` in a text would be replaced.
  return parts.reduce((text, [place, part]) => text.replace(place, () => part), html)
}
