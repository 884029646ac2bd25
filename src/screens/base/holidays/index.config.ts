export default definePageConfig({
  navigationBarTitleText: '节假日',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
