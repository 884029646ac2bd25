// A ticket is one person's: the page has no sharing.
export default definePageConfig({
  navigationBarTitleText: '我的签到码',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
