export default definePageConfig({ navigationBarTitleText: '发布活动', navigationStyle: 'custom', enablePageMeta: true })
