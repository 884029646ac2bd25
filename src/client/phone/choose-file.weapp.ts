/** A file that somebody chooses: in WeChat from a chat, where files are. */
import Taro from '@tarojs/taro'

/** A file that stays where it is: parts of it are read when they are sent. */
export interface ChosenFile {
  name: string
  /** Bytes. */
  size: number
  /** base64 of so many bytes from there on. */
  read: (from: number, length: number) => Promise<string>
}

/** @param extensions without dots. @returns null when nothing was chosen */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions })
    const [file] = tempFiles
    return file ? { name: file.name, size: file.size, read: readerOf(file.path) } : null
  } catch {
    return null
  }
}

/** Parts of a file of the phone's. */
export const readerOf =
  (filePath: string) =>
  (position: number, length: number): Promise<string> =>
    new Promise((resolve, reject) => {
      Taro.getFileSystemManager().readFile({
        filePath,
        encoding: 'base64',
        position,
        length,
        success: ({ data }) => resolve(typeof data === 'string' ? data : ''),
        fail: reject,
      })
    })
