export default definePageConfig({
  navigationBarTitleText: '成员核实',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
