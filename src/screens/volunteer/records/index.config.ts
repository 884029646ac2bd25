// One person's own: the page has no sharing.
export default definePageConfig({
  navigationBarTitleText: '我的服务记录',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
