export default definePageConfig({
  navigationBarTitleText: '关于',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
