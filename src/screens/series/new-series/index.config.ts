export default definePageConfig({
  navigationBarTitleText: '再办很多场',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
