export default definePageConfig({
  navigationBarTitleText: '几场一起改',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
