export default definePageConfig({
  navigationBarTitleText: '找活动',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
