/**
 * WeChat's calls for which Taro makes promises, as far as the app uses them: Taro's list of all is 5 KB. A call that is missing here
 * would return nothing to wait for; test/weapp/components.test.ts compares the list with the app.
 */
export const promisedApis = [
  'canvasToTempFilePath',
  'compressImage',
  'disableAlertBeforeUnload',
  'enableAlertBeforeUnload',
  'getImageInfo',
  'getNetworkType',
  'getScreenBrightness',
  'login',
  'makePhoneCall',
  'navigateBack',
  'navigateTo',
  'openDocument',
  'openSetting',
  'pageScrollTo',
  'previewImage',
  'redirectTo',
  'saveImageToPhotosAlbum',
  'scanCode',
  'setClipboardData',
  'setInnerAudioOption',
  'setKeepScreenOn',
  'setScreenBrightness',
  'showToast',
  'stopPullDownRefresh',
  'switchTab',
  'vibrateLong',
  'vibrateShort',
]
