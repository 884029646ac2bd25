/** Photos chosen in the browser, shrunk on its canvas before they are sent. */
import { CARD } from './palette'
import { PHOTO, type PictureLimits, QUALITIES, THUMBNAIL, fitWithin } from '../../domain/photos/photo'
import { askForFiles, inBase64 } from './choose-file.h5'
import type { ChosenPhoto, SmallPhoto } from './choose-photos.weapp'

/** Opens the dialogue for photos. @returns an empty list when nothing was chosen */
export async function choosePhotos(most: number): Promise<ChosenPhoto[] | 'refused'> {
  const files = await askForFiles({ accept: 'image/*', isMany: most > 1 })
  return files.slice(0, most).map((file) => () => makeSmall(file))
}

async function makeSmall(file: File): Promise<SmallPhoto> {
  const image = new Image()
  // A data URL, because the page's content policy forbids blob URLs as image sources.
  image.src = `data:${file.type};base64,${await inBase64(file)}`
  await image.decode()
  const photo = await drawn(image, PHOTO)
  const thumbnail = await inBase64(await drawn(image, THUMBNAIL))
  return {
    file: { name: '照片.jpg', size: photo.size, read: (from, length) => inBase64(photo.slice(from, from + length)) },
    thumbnail,
    preview: `data:image/jpeg;base64,${thumbnail}`,
  }
}

/** The photo drawn upright, without the camera's metadata. */
async function drawn(image: HTMLImageElement, { bytes, side }: PictureLimits): Promise<Blob> {
  const { width, height } = fitWithin({ width: image.naturalWidth, height: image.naturalHeight }, side)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  // Without a background transparent parts would turn black.
  brush.fillStyle = CARD
  brush.fillRect(0, 0, width, height)
  brush.drawImage(image, 0, 0, width, height)
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= bytes) return blob
  }
  throw new Error('the photo does not get small enough')
}
