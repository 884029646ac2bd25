export default definePageConfig({ navigationBarTitleText: '注销', navigationStyle: 'custom', enablePageMeta: true })
