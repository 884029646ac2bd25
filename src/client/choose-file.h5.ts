/** A file that somebody chooses, by the browser's own means. */
import type { ChosenFile } from './choose-file.weapp'

/** @param extensions without dots. @returns null when nothing was chosen; in an old browser that does not say so, never */
export function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = extensions.map((extension) => `.${extension}`).join(',')
  input.style.display = 'none'
  // Some browsers open nothing for an input that is not part of the page.
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = (file: File | undefined) => {
      input.remove()
      resolve(file ? { name: file.name, size: file.size, read: (from, length) => inBase64(file.slice(from, from + length)) } : null)
    }
    input.addEventListener('change', () => settle(input.files?.[0]))
    input.addEventListener('cancel', () => settle(undefined))
    input.click()
  })
}

const inBase64 = (part: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(part)
  })
