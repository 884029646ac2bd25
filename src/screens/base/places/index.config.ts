export default definePageConfig({
  navigationBarTitleText: '常用地点',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
