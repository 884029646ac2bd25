/** Saves a file to the browser's downloads. */

/** Saves a file. @param parts base64, in order */
export async function saveFile(name: string, parts: readonly string[]): Promise<void> {
  const bytes = parts.map((part) => Uint8Array.from(atob(part), (character) => character.charCodeAt(0)))
  const address = URL.createObjectURL(new Blob(bytes, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has read the file by then.
  setTimeout(() => URL.revokeObjectURL(address), A_WHILE)
}

/** Time after which the file's address is released, ms. */
const A_WHILE = 60_000

/** Opens the browser's print dialogue. */
export const printPage = (): void => window.print()
