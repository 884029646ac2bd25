export default definePageConfig({
  navigationBarTitleText: '基地设置',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
