export default definePageConfig({
  navigationBarTitleText: '权限',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
