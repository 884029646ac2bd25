export default definePageConfig({
  navigationBarTitleText: '组织',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
