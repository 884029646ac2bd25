// A ticket is personal, so the page cannot be shared.
export default definePageConfig({
  navigationBarTitleText: '我的签到码',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
