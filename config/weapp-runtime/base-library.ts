/**
 * WeChat's base library (基础库) that the app needs. Versions are those of `miniprogram-api-typings` 5.2.3 and, for components and
 * settings, of WeChat's documentation, as of 2026-11-30. Calls without a version are as old as mini-programs.
 */

/** Base library with which each call, option and attribute came. The audit refuses one that the built package does not have. */
export const SINCE: Record<string, string> = {
  addPhoneCalendar: '2.15.0',
  chooseMedia: '2.10.0',
  chooseMessageFile: '2.5.0',
  cloud: '2.2.3',
  compressImage: '2.4.0',
  // An option of compressImage: without it a large photo does not get small enough to be sent.
  compressedWidth: '2.26.0',
  createInnerAudioContext: '1.6.0',
  createSelectorQuery: '1.4.0',
  disableAlertBeforeUnload: '2.12.0',
  enableAlertBeforeUnload: '2.12.0',
  // Sizes of WeChat's type: fontSizeSetting, since 2.23.4.
  getAppBaseInfo: '2.20.1',
  getFileSystemManager: '1.9.9',
  getMenuButtonBoundingClientRect: '2.1.0',
  getRandomValues: '2.15.0',
  getScreenBrightness: '1.2.0',
  getWindowInfo: '2.20.1',
  lazyCodeLoading: '2.11.1',
  offNetworkStatusChange: '2.9.3',
  onNetworkStatusChange: '1.1.0',
  onShareTimeline: '2.11.3',
  openSetting: '1.1.0',
  'page-meta': '2.9.0',
  pageScrollTo: '1.4.0',
  preloadRule: '2.3.0',
  saveImageToPhotosAlbum: '1.2.0',
  scanCode: '1.0.0',
  setClipboardData: '1.1.0',
  setInnerAudioOption: '2.3.0',
  setKeepScreenOn: '1.4.0',
  setScreenBrightness: '1.2.0',
  'show-scrollbar': '2.12.0',
  // An option of openDocument: the menu that sends a file on.
  showMenu: '2.11.0',
  stopPullDownRefresh: '1.5.0',
  vibrateLong: '1.2.0',
  vibrateShort: '1.2.0',
}

/** Calls of the first base library. */
export const ALWAYS = [
  'chooseLocation',
  'canvasToTempFilePath',
  'getImageInfo',
  'getNetworkType',
  'getStorageInfoSync',
  'getStorageSync',
  'login',
  'makePhoneCall',
  'navigateBack',
  'navigateTo',
  'openDocument',
  'openLocation',
  'previewImage',
  'redirectTo',
  'removeStorageSync',
  'request',
  'setStorageSync',
  'showToast',
  'switchTab',
]

/** Negative if the first version is the older one; parts are compared as numbers. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  const differing = [0, 1, 2].find((part) => (a?.[part] ?? 0) !== (b?.[part] ?? 0)) ?? 0
  return (a?.[differing] ?? 0) - (b?.[differing] ?? 0)
}

/** The oldest base library with everything that the app uses, and the use that sets it. */
export const LEAST_BASE_LIBRARY = Object.entries(SINCE)
  .map(([use, version]) => ({ use, version }))
  .reduce((least, each) => (compareVersions(each.version, least.version) > 0 ? each : least))
