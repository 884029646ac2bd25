// One person's own: the page has no sharing.
export default definePageConfig({
  navigationBarTitleText: '志愿服务记录证明',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
