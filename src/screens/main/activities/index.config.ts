export default definePageConfig({
  navigationBarTitleText: '同心服务',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
