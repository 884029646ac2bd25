export default definePageConfig({
  navigationBarTitleText: '活动管理',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
