export default definePageConfig({
  navigationBarTitleText: '考勤核对',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
