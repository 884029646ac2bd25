export default definePageConfig({
  navigationBarTitleText: '乡镇',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
