export default definePageConfig({
  navigationBarTitleText: '加入队伍',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
