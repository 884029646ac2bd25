export default definePageConfig({
  navigationBarTitleText: '专长核实',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
