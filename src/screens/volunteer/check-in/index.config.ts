// The page is personal, so it cannot be shared.
export default definePageConfig({
  navigationBarTitleText: '现场签到',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
