export default definePageConfig({
  navigationBarTitleText: '专长',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
