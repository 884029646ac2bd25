export default definePageConfig({
  navigationBarTitleText: '活动',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
