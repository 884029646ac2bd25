export default definePageConfig({
  navigationBarTitleText: '活动小结',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
