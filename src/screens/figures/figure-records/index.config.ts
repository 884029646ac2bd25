export default definePageConfig({
  navigationBarTitleText: '统计明细',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
