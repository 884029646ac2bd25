/** Saves a file in WeChat's own storage and opens it there; the menu of the opened file can send it on. */
import Taro from '@tarojs/taro'

/** Saves and opens a file. @param parts base64, in order @throws when there is no room, or no app opens the file */
export async function saveFile(name: string, parts: readonly string[]): Promise<void> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  files.writeFileSync(filePath, parts[0] ?? '', 'base64')
  for (const part of parts.slice(1)) files.appendFileSync(filePath, part, 'base64')
  await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}

/** Nothing to do: WeChat cannot print, so people print the saved file. */
export const printPage = (): void => undefined
