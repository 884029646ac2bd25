// A personal page, so it cannot be shared.
export default definePageConfig({
  navigationBarTitleText: '现场签到',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
