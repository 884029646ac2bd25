/** A file chosen from a WeChat chat, where WeChat keeps files. */
import Taro from '@tarojs/taro'

/** A chosen file, which is read part by part while it is sent. */
export interface ChosenFile {
  name: string
  /** Bytes. */
  size: number
  /** Reads `length` bytes from a position as base64. */
  read: (from: number, length: number) => Promise<string>
}

/** Opens WeChat's choice of a file. @param extensions without dots. @returns null when nothing was chosen */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions })
    const [file] = tempFiles
    return file ? { name: file.name, size: file.size, read: readerOf(file.path) } : null
  } catch {
    return null
  }
}

/** Reader of parts of a file on the phone. */
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
