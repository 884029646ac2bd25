export default definePageConfig({
  navigationBarTitleText: '信息保留',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
