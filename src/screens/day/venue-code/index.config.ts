export default definePageConfig({
  navigationBarTitleText: '现场码',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
