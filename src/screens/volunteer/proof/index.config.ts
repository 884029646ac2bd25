// The page is personal, so it cannot be shared.
export default definePageConfig({
  navigationBarTitleText: '志愿服务记录证明',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
