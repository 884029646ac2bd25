export default definePageConfig({
  navigationBarTitleText: '没有这个页面',
  navigationStyle: 'custom',
  enablePageMeta: true,
})
