/** Names of browsers and phones in the list of devices. */
import { deviceNameOf } from '../../../../src/cloud/host/http/device-name'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, 'Windows 电脑上的 Chrome'],
  [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Windows 电脑上的 Edge'],
  [`${WINDOWS} Chrome/86.0.4240.198 Safari/537.36 360SE`, 'Windows 电脑上的 360 浏览器'],
  [`${WINDOWS} Chrome/94.0 Safari/537.36 QQBrowser/12`, 'Windows 电脑上的 QQ 浏览器'],
  [`${WINDOWS} Chrome/116 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat`, 'Windows 电脑上的微信'],
  [`${MAC} Version/18.0 Safari/605.1.15`, '苹果电脑上的 Safari'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux 电脑上的 Firefox'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.60', 'iPhone 上的微信'],
  ['Mozilla/5.0 (Linux; Android 14; PJD110) Chrome/130 Mobile MicroMessenger/8.0.60', '安卓上的微信'],
  ['curl/8.5', '其他设备'],
  ['', '其他设备'],
  [undefined, '其他设备'],
])('%s is %s', (agent, name) => expect(deviceNameOf(agent)).toBe(name))

test('an update of the browser changes no name, and another browser does', () => {
  const chrome = (version: number) => deviceNameOf(`${WINDOWS} Chrome/${version}.0.0.0 Safari/537.36`)
  expect(chrome(142)).toBe(chrome(160))
  expect(deviceNameOf(`${MAC} Chrome/142.0.0.0 Safari/537.36`)).not.toBe(chrome(142))
})
