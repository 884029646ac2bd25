import fc from 'fast-check'
import { pastedLocation } from '../../../src/domain/activities/pasted-location'

const place = { latitude: 28.89, longitude: 120.01 }

test.each([
  ['28.89,120.01'],
  ['120.01,28.89'],
  ['28.89，120.01'],
  ['２８.８９　１２０.０１'],
  [' 28.89 120.01 '],
  ['纬度：28.89，经度：120.01'],
  ['北纬28.89°，东经120.01°'],
  ['28°53′24″N 120°0′36″E'],
  ["N28°53'24'' E120°0'36''"],
  ['北纬28度53分24秒 东经120度0分36秒'],
  ['https://uri.amap.com/marker?position=120.01,28.89&name=park&src=mypage&coordinate=gaode&callnative=0'],
  ['https://uri.amap.com/marker?position=120.01%2C28.89'],
  ['https://uri.amap.com/navigation?to=120.01,28.89,endpoint&mode=car'],
  ['我在这里 https://uri.amap.com/marker?position=120.01,28.89'],
  ['http://api.map.baidu.com/marker?location=28.89,120.01&title=a&coord_type=gcj02&output=html'],
  ['https://apis.map.qq.com/uri/v1/marker?marker=coord:28.89,120.01;title:a;addr:b&referer=x'],
  ['https://apis.map.qq.com/uri/v1/marker?marker=coord%3A28.89%2C120.01%3Btitle%3Aa'],
  ['https://apis.map.qq.com/uri/v1/geocoder?coord=28.89,120.01'],
])('%s is a place', (text) => {
  expect(pastedLocation(text)).toEqual(place)
})

test.each([
  ['', 'no-location'],
  ['芝英老街', 'no-location'],
  ['28.89', 'no-location'],
  ['28.89,120.01,5', 'no-location'],
  ['12028.89', 'no-location'],
  ['2889,12001', 'no-location'],
  ['1,1', 'no-location'],
  ['28.89,28.90', 'no-location'],
  ['-28.89,120.01', 'no-location'],
  ['40.7,-74.0', 'no-location'],
  ['https://uri.amap.com/marker?position=28.89', 'link-without-place'],
  ['https://uri.amap.com/marker?position=0,0', 'no-location'],
  ['https://surl.amap.com/abc', 'link-without-place'],
  ['https://uri.amap.com/marker?poiid=B0FFFAB6J2', 'link-without-place'],
  ['https://j.map.baidu.com/ab/cde', 'link-without-place'],
  ['https://example.org/?position=120.01,28.89', 'link-without-place'],
  ['https://uri.amap.com.example.org/marker?position=120.01,28.89', 'link-without-place'],
  ['https://uri.amap.com/marker?position=%E0%A4%A', 'link-without-place'],
  ['https://uri.amap.com/marker?position=120.01,28.89&coordinate=wgs84', 'other-datum'],
  ['http://api.map.baidu.com/marker?location=28.89,120.01&coord_type=wgs84', 'other-datum'],
  ['http://api.map.baidu.com/marker?location=28.89,120.01&coord_type=bd09mc', 'other-datum'],
  ['geo:28.89,120.01', 'other-datum'],
])('%j is refused: %s', (text, reason) => {
  expect(pastedLocation(text)).toBe(reason)
})

test("a place of Baidu's map is moved to where the other maps have it", () => {
  // Published pair of one point in both systems: BD-09 116.404, 39.915 is GCJ-02 116.39762729, 39.90865673.
  const read = pastedLocation('http://api.map.baidu.com/marker?location=39.915,116.404&title=a')
  expect(read).toEqual({ latitude: expect.closeTo(39.90866, 4), longitude: expect.closeTo(116.39763, 4) })
})

test('every pair in China is read in both orders and in three ways of writing, to within a tenth of a metre', () => {
  const degrees = (least: number, most: number) => fc.integer({ min: least * 1e6, max: most * 1e6 }).map((micro) => micro / 1e6)
  fc.assert(
    fc.property(degrees(3, 54), degrees(73, 136), (latitude, longitude) => {
      const texts = [
        `${latitude},${longitude}`,
        `${longitude}，${latitude}`,
        `https://uri.amap.com/marker?position=${longitude},${latitude}`,
        `https://apis.map.qq.com/uri/v1/marker?marker=coord:${latitude},${longitude}`,
      ]
      for (const text of texts) expect(pastedLocation(text)).toEqual({ latitude, longitude })
    }),
  )
})

test('no text breaks the reader, and what it reads lies in China', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (text) => {
      const read = pastedLocation(text)
      if (typeof read === 'string') return
      expect(read.latitude >= 3 && read.latitude <= 54 && read.longitude >= 73 && read.longitude <= 136).toBe(true)
    }),
  )
})
