export default definePageConfig({
  navigationBarTitleText: '类别',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
