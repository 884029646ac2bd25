/** A file onto WeChat's own part of the phone, opened from there: its menu hands it on. */
import Taro from '@tarojs/taro'

/** @param parts base64, in order @throws when there is no room, or nothing on the phone opens it */
export async function saveFile(name: string, parts: readonly string[]): Promise<void> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  files.writeFileSync(filePath, parts[0] ?? '', 'base64')
  for (const part of parts.slice(1)) files.appendFileSync(filePath, part, 'base64')
  await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}

/** WeChat prints nothing; the file does. */
export const printPage = (): void => undefined
