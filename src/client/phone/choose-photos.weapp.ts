/** Photos from the album or camera, shrunk on the phone by WeChat before they are sent. */
import Taro from '@tarojs/taro'
import { PHOTO, type PictureLimits, QUALITIES, THUMBNAIL, fitWithin } from '../../domain/photos/photo'
import { type ChosenFile, readerOf } from './choose-file.weapp'
import { reasonOf } from './wx-reason'

export interface SmallPhoto {
  file: ChosenFile
  /** base64 */
  thumbnail: string
  /** Source for an image element. */
  preview: string
}
/**
 * Shrinks a chosen photo. Photos are shrunk one at a time, because large ones fill the memory.
 * @throws for a photo that cannot be read or made small enough
 */
export type ChosenPhoto = () => Promise<SmallPhoto>

/** Opens the choice of photos. @returns an empty list when nothing was chosen; `refused` without permission to read the phone's photos */
export async function choosePhotos(most: number): Promise<ChosenPhoto[] | 'refused'> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
    return tempFiles.map(
      ({ tempFilePath }) =>
        () =>
          makeSmall(tempFilePath),
    )
  } catch (error) {
    return reasonOf(error) === 'cancelled' ? [] : 'refused'
  }
}

async function makeSmall(src: string): Promise<SmallPhoto> {
  const photo = await compressed(src, PHOTO)
  const thumbnail = await compressed(photo.path, THUMBNAIL)
  return {
    file: { name: '照片.jpg', size: photo.size, read: readerOf(photo.path) },
    thumbnail: await readerOf(thumbnail.path)(0, thumbnail.size),
    preview: thumbnail.path,
  }
}

async function compressed(src: string, { bytes, side }: PictureLimits): Promise<{ path: string; size: number }> {
  const { width, height } = await Taro.getImageInfo({ src })
  const fit = fitWithin({ width, height }, side)
  // WeChat derives the other side, so that a rotated photo keeps its proportions.
  const sides = fit.width === width ? {} : width > height ? { compressedWidth: fit.width } : { compressedHeight: fit.height }
  for (const quality of QUALITIES) {
    const { tempFilePath: path } = await Taro.compressImage({ src, quality: Math.round(quality * 100), ...sides })
    const size = await sizeOf(path)
    if (size <= bytes) return { path, size }
  }
  throw new Error('the photo does not get small enough')
}

const sizeOf = (filePath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })
