/** WeChat's canvas, which the page must contain under this id. */
import Taro from '@tarojs/taro'
import { type Brush, type Measure, type Picture, type SaveResult, measureWith, paintPicture } from './picture'
import { reasonOf } from './wx-reason'

export const CANVAS_ID = 'picture-canvas'

interface CanvasNode {
  width: number
  height: number
  getContext: (kind: '2d') => Brush
}

/** Draws the pictures. @returns paths of WeChat's temporary files, in order @throws when there is no canvas or no room */
export async function drawPictures(lay: (measure: Measure) => readonly Picture[]): Promise<string[]> {
  const canvas = await canvasNode()
  const brush = canvas.getContext('2d')
  const files: string[] = []
  for (const picture of lay(measureWith(brush))) {
    const { width, height } = picture
    canvas.width = width
    canvas.height = height
    paintPicture(brush, picture)
    const options = { canvas, x: 0, y: 0, width, height, destWidth: width, destHeight: height, fileType: 'png' }
    const { tempFilePath } = await Taro.canvasToTempFilePath(options as unknown as Taro.canvasToTempFilePath.Option)
    files.push(tempFilePath)
  }
  return files
}

const canvasNode = (): Promise<CanvasNode> =>
  new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS_ID}`)
      .fields({ node: true, size: true }, (found: { node?: CanvasNode } | null) =>
        found?.node ? resolve(found.node) : reject(new Error('no canvas')),
      )
      .exec()
  })

/** Saves the pictures to the phone's album, one after the other. */
export async function savePictures(pictures: readonly { src: string; name: string }[]): Promise<SaveResult> {
  try {
    for (const { src } of pictures) await Taro.saveImageToPhotosAlbum({ filePath: src })
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}

/** Opens the settings, where the user can give a permission that they refused. */
export const openPermissions = (): void => void Taro.openSetting().catch(() => undefined)

/** Opens a picture full screen, with zoom. */
export const openImage = (src: string, all: readonly string[]): void =>
  void Taro.previewImage({ current: src, urls: [...all] }).catch(() => undefined)
