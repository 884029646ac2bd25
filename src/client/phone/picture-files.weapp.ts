/** Pictures as files on the phone, since WeChat is slow with data URLs of this size. */
import Taro from '@tarojs/taro'

/** Largest number of files kept. A photo takes a third of a megabyte at most, and WeChat grants two hundred megabytes. */
const MOST_FILES = 150

const pathOf = (name: string): string => `${Taro.env.USER_DATA_PATH}/${name}.jpg`

/** Source for an image; null for a picture that is not stored. */
export function pictureFile(name: string): string | null {
  try {
    Taro.getFileSystemManager().accessSync(pathOf(name))
    return pathOf(name)
  } catch {
    return null
  }
}

/** Stores a picture. @param data base64 @returns source for an image @throws when there is no room */
export const savePictureFile = (name: string, data: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = pathOf(name)
    const success = () => resolve(filePath)
    Taro.getFileSystemManager().writeFile({ filePath, data, encoding: 'base64', success, fail: reject })
  })

/** When there are many pictures, removes all except these. */
export function sweepPictureFiles(names: readonly string[]): void {
  try {
    const files = Taro.getFileSystemManager()
    const stay = names.map((name) => `${name}.jpg`)
    const pictures = files.readdirSync(`${Taro.env.USER_DATA_PATH}`).filter((name) => name.endsWith('.jpg'))
    if (pictures.length <= MOST_FILES) return
    for (const name of pictures) if (!stay.includes(name)) files.unlinkSync(`${Taro.env.USER_DATA_PATH}/${name}`)
  } catch {
    // After a failure the files stay until the next sweep.
  }
}
