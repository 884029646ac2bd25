export default definePageConfig({
  navigationBarTitleText: '年度考核计分',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
