export default definePageConfig({
  navigationBarTitleText: '成员名册',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
