export default definePageConfig({
  navigationBarTitleText: '操作记录',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
