export default definePageConfig({
  navigationBarTitleText: '公开的说明',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
