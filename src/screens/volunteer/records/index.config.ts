// The page is personal, so it cannot be shared.
export default definePageConfig({
  navigationBarTitleText: '我的服务记录',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
