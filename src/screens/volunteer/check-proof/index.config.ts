export default definePageConfig({
  navigationBarTitleText: '核对证明',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
