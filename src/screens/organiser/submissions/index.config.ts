export default definePageConfig({
  navigationBarTitleText: '待审核的活动',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
