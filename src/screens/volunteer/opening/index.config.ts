export default definePageConfig({
  navigationBarTitleText: '组织者入口',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
