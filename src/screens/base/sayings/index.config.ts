export default definePageConfig({
  navigationBarTitleText: '居民的说法',
  navigationStyle: 'custom',
  enablePageMeta: true,
  enablePullDownRefresh: true,
})
