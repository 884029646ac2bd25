/**
 * The declaration for WeChat's privacy guideline (用户隐私保护指引), which disables every call that it does not name. The audit compares
 * it with the built package, and `npm run audit:weapp -- --privacy` prints it for the console.
 *
 * WeChat's table of information and calls: https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html
 * and, for plug-ins, plugin-intro.html, as of 2026-11-30. `wx.scanCode` opens WeChat's own scanner and is not in it.
 */

/** Calls, scopes and components by the information that they need, as the console words it. */
export const INFORMATION = {
  '收集你的昵称、头像': ['open-type=chooseAvatar', 'type=nickname', 'wx.getUserInfo', 'wx.getUserProfile', '<functional-page-navigator>'],
  收集你的位置信息: [
    'scope.userLocation',
    'scope.userFuzzyLocation',
    'wx.getLocation',
    'wx.getFuzzyLocation',
    'wx.startLocationUpdate',
    'wx.startLocationUpdateBackground',
    'wx.onLocationChange',
  ],
  收集你选择的位置信息: ['wx.choosePoi', 'wx.chooseLocation'],
  收集你的地址: ['wx.chooseAddress'],
  收集你的发票信息: ['wx.chooseInvoiceTitle', 'wx.chooseInvoice'],
  收集你的微信运动步数: ['scope.werun', 'wx.getWeRunData'],
  收集你的手机号: ['open-type=getPhoneNumber', 'open-type=getRealtimePhoneNumber'],
  收集你的车牌号: ['wx.chooseLicensePlate'],
  收集你选中的照片或视频信息: ['wx.chooseImage', 'wx.chooseMedia', 'wx.chooseVideo'],
  收集你选中的文件: ['wx.chooseMessageFile'],
  访问你的麦克风: ['scope.record', 'wx.startRecord', 'wx.getRecorderManager', 'wx.joinVoIPChat', '<live-pusher>'],
  访问你的摄像头: ['scope.camera', 'wx.createVKSession', '<camera>', '<live-pusher>', '<voip-room>'],
  访问你的蓝牙: ['scope.bluetooth', 'wx.openBluetoothAdapter', 'wx.createBLEPeripheralServer'],
  '使用你的相册（仅写入）权限': ['scope.writePhotosAlbum', 'wx.saveImageToPhotosAlbum', 'wx.saveVideoToPhotosAlbum'],
  '使用你的通讯录（仅写入）权限': ['scope.addPhoneContact', 'wx.addPhoneContact'],
  '使用你的日历（仅写入）权限': ['scope.addPhoneCalendar', 'wx.addPhoneCalendar', 'wx.addPhoneRepeatCalendar'],
  调用你的加速传感器: ['wx.startAccelerometer', 'wx.onAccelerometerChange'],
  调用你的磁场传感器: ['wx.startCompass', 'wx.onCompassChange'],
  调用你的方向传感器: ['wx.startDeviceMotionListening', 'wx.onDeviceMotionChange'],
  调用你的陀螺仪传感器: ['wx.startGyroscope', 'wx.onGyroscopeChange'],
  读取你的剪切板: ['wx.setClipboardData', 'wx.getClipboardData'],
} as const satisfies Record<string, readonly string[]>

/** Calls that tell about a person or the surroundings, and for which the table has no line: nobody could allow them. */
export const UNLISTED = [
  'wx.chooseContact',
  'wx.getWifiList',
  'wx.startBeaconDiscovery',
  'wx.startFacialRecognitionVerify',
  'wx.startSoterAuthentication',
]

export type Information = keyof typeof INFORMATION

/** Purposes of the information that the app's calls need. WeChat puts 为了 or 用于 before each, so none begins with it. */
export const DECLARED: Partial<Record<Information, string>> = {
  收集你选中的照片或视频信息: '在活动小结里上传活动照片',
  收集你选中的文件: '组织者从微信聊天里选成员名册表格，核实本组织的成员',
  '使用你的相册（仅写入）权限': '把志愿服务证明的图片保存到相册',
  '使用你的日历（仅写入）权限': '点“提醒我”时，把活动写进手机日历',
  读取你的剪切板: '点“复制”时，把活动地点、证明核对码写到剪切板（只写，不读）',
}

/** Purposes of what people type into forms, with no call of WeChat's. The console offers the first; the others are added as 其他信息. */
export const TYPED: Record<string, string> = {
  收集你的手机号: '报名后活动有变化时联系你，核实你是不是组织的成员（由你自己填写）',
  姓名: '活动报名、现场签到，记录志愿服务时长和开具证明',
  所属党派和团体: '按组织报名、核实成员和统计（敏感信息，单独同意，可以不填）',
  专长: '安排需要专长的岗位',
  '报名、签到和服务时长': '安排活动，记录志愿服务时长和开具证明',
}
