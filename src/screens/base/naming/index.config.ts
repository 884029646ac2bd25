export default definePageConfig({
  navigationBarTitleText: '名称和电话',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
