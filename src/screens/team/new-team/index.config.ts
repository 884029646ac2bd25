export default definePageConfig({
  navigationBarTitleText: '以队伍报名',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
