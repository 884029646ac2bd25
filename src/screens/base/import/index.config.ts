export default definePageConfig({
  navigationBarTitleText: '导入名册',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: false,
})
