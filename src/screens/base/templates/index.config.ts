export default definePageConfig({
  navigationBarTitleText: '活动模板',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
