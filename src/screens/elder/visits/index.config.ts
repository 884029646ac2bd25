export default definePageConfig({
  navigationBarTitleText: '近期活动',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
