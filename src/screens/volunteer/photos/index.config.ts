export default definePageConfig({
  navigationBarTitleText: '现场照片',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
