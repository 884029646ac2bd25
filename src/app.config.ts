export default defineAppConfig({
  pages: ['pages/activities/index', 'pages/me/index', 'pages/activity/index', 'pages/sign-up/index', 'pages/ticket/index'],
  subPackages: [
    { root: 'organiser', pages: ['desk/index', 'activity/index', 'publish/index', 'skills/index', 'submissions/index'] },
    { root: 'day', pages: ['on-site/index', 'venue-code/index', 'phones/index', 'review/index', 'outcome/index'] },
    { root: 'series', pages: ['new/index', 'series/index', 'edit/index'] },
    { root: 'team', pages: ['new/index', 'team/index', 'join/index'] },
    { root: 'base', pages: ['members/index', 'import/index', 'organisations/index', 'roles/index'] },
    { root: 'figures', pages: ['year/index', 'records/index', 'scores/index', 'audit/index'] },
    { root: 'volunteer', pages: ['profile/index', 'check-in/index', 'records/index', 'proof/index', 'check-proof/index', 'photos/index'] },
  ],
  preloadRule: {
    // Organisers come by the me tab; in the village there may be no network to fetch their part. Everybody's profile is there, too.
    'pages/me/index': { network: 'all', packages: ['organiser', 'day', 'volunteer'] },
    'pages/activity/index': { network: 'all', packages: ['team'] },
    // Checking in by the venue's code: the ticket is looked at before anybody leaves for the village.
    'pages/ticket/index': { network: 'all', packages: ['volunteer'] },
  },
  // In a browser Taro hides the page below when its slide is over: gone back to within that time, it stays hidden.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '同心服务',
    backgroundColor: '#F6F3EE',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#6F665E',
    selectedColor: '#B4342B',
    backgroundColor: '#FFFFFF',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/activities/index',
        text: '活动',
        iconPath: 'components/tab-icons/activities.png',
        selectedIconPath: 'components/tab-icons/activities-on.png',
      },
      {
        pagePath: 'pages/me/index',
        text: '我的',
        iconPath: 'components/tab-icons/me.png',
        selectedIconPath: 'components/tab-icons/me-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
})
