/** A file chosen with the browser's own dialogue. */
import type { ChosenFile } from './choose-file.weapp'

/**
 * Opens the file dialogue for one file.
 * @param extensions without dots.
 * @returns null when nothing was chosen; never resolves in an old browser that does not report this
 */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  const [file] = await askForFiles({ accept: extensions.map((extension) => `.${extension}`).join(','), isMany: false })
  return file ? { name: file.name, size: file.size, read: (from, length) => inBase64(file.slice(from, from + length)) } : null
}

/**
 * Opens the browser's file dialogue.
 * @returns an empty list when nothing was chosen; never resolves in an old browser that does not report this
 */
export function askForFiles({ accept, isMany }: { accept: string; isMany: boolean }): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = isMany
  input.style.display = 'none'
  // Some browsers open no dialogue for an input outside the page.
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = (files: Iterable<File>) => {
      input.remove()
      resolve([...files])
    }
    input.addEventListener('change', () => settle(input.files ?? []))
    input.addEventListener('cancel', () => settle([]))
    input.click()
  })
}

export const inBase64 = (part: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(part)
  })
