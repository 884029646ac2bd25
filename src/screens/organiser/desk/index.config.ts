export default definePageConfig({
  navigationBarTitleText: '组织者工作台',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
