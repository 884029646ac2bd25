export default definePageConfig({
  navigationBarTitleText: '系列活动',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
