/** Pictures as files on the phone: WeChat shows files, and data URLs of that size would choke its screens. */
import Taro from '@tarojs/taro'

/** Most files kept: a photo takes a third of a megabyte at most, and WeChat grants two hundred megabytes. */
const MOST_FILES = 150

const pathOf = (name: string): string => `${Taro.env.USER_DATA_PATH}/${name}.jpg`

/** Source for an image; null if the picture is not here. */
export function pictureFile(name: string): string | null {
  try {
    Taro.getFileSystemManager().accessSync(pathOf(name))
    return pathOf(name)
  } catch {
    return null
  }
}

/** @param data base64 @returns source for an image @throws when there is no room */
export const savePictureFile = (name: string, data: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = pathOf(name)
    const success = () => resolve(filePath)
    Taro.getFileSystemManager().writeFile({ filePath, data, encoding: 'base64', success, fail: reject })
  })

/** Removes all pictures but these, when there are many. */
export function sweepPictureFiles(names: readonly string[]): void {
  try {
    const files = Taro.getFileSystemManager()
    const stay = names.map((name) => `${name}.jpg`)
    const pictures = files.readdirSync(`${Taro.env.USER_DATA_PATH}`).filter((name) => name.endsWith('.jpg'))
    if (pictures.length <= MOST_FILES) return
    for (const name of pictures) if (!stay.includes(name)) files.unlinkSync(`${Taro.env.USER_DATA_PATH}/${name}`)
  } catch {
    // They stay a while longer.
  }
}
