export default definePageConfig({
  navigationBarTitleText: '年度统计',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
