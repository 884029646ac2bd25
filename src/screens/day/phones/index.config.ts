export default definePageConfig({
  navigationBarTitleText: '名单在哪些手机上',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
