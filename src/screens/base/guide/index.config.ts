export default definePageConfig({
  navigationBarTitleText: '开通基地',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
