export default definePageConfig({ navigationBarTitleText: '隐私说明', navigationStyle: 'custom', enablePageMeta: true })
