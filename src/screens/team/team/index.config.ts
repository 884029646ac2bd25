export default definePageConfig({
  navigationBarTitleText: '我的队伍',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
