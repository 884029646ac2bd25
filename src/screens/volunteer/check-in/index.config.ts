// One person's own: the page has no sharing.
export default definePageConfig({
  navigationBarTitleText: '现场签到',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
