import { CARD, INK_3, PAPER, SEAL } from './client/phone/palette'

/** 同声传译, WeChat's plugin for speech, by the version that the account has added; without it nothing is read aloud. */
const speechPlugin = process.env.TARO_APP_SPEECH_PLUGIN
const plugins = speechPlugin ? { WechatSI: { version: speechPlugin, provider: 'wx069ba97219f66d99' } } : undefined

export default defineAppConfig({
  pages: [
    'screens/main/activities/index',
    'screens/main/me/index',
    'screens/main/activity/index',
    'screens/main/sign-up/index',
    'screens/main/ticket/index',
  ],
  subPackages: [
    { root: 'screens/elder', pages: ['visits/index', 'find/index'] },
    {
      root: 'screens/organiser',
      pages: [
        'desk/index',
        'desk-activity/index',
        'publish/index',
        'skills/index',
        'memberships/index',
        'alike/index',
        'submissions/index',
      ],
    },
    { root: 'screens/day', pages: ['on-site/index', 'venue-code/index', 'phones/index', 'review/index', 'outcome/index'] },
    { root: 'screens/series', pages: ['new-series/index', 'series/index', 'edit-series/index'] },
    { root: 'screens/team', pages: ['new-team/index', 'team/index', 'join/index'] },
    {
      root: 'screens/base',
      pages: [
        'members/index',
        'import/index',
        'organisations/index',
        'roles/index',
        'settings/index',
        'towns/index',
        'categories/index',
        'skill-list/index',
        'templates/index',
        'places/index',
        'sayings/index',
        'holidays/index',
        'texts/index',
        'retention/index',
        'guide/index',
        'naming/index',
      ],
    },
    { root: 'screens/figures', pages: ['year/index', 'figure-records/index', 'scores/index', 'audit/index'] },
    {
      root: 'screens/volunteer',
      pages: [
        'profile/index',
        'check-in/index',
        'records/index',
        'proof/index',
        'check-proof/index',
        'photos/index',
        'sign-in/index',
        'sign-in-computer/index',
        'sessions/index',
        'opening/index',
        'privacy/index',
        'my-data/index',
        'leaving/index',
        'about/index',
        'missing/index',
      ],
    },
  ],
  preloadRule: {
    // The first screen's doors of the elder version, 10 KB.
    'screens/main/activities/index': { network: 'all', packages: ['screens/elder'] },
    // The me tab leads to the organisers' pages and the profile, which are fetched in advance, since a village may have no network.
    'screens/main/me/index': { network: 'all', packages: ['screens/organiser', 'screens/day', 'screens/volunteer'] },
    'screens/main/activity/index': { network: 'all', packages: ['screens/team'] },
    // The ticket leads to check-in by the venue's code, which is fetched in advance, since people open the ticket before they leave.
    'screens/main/ticket/index': { network: 'all', packages: ['screens/volunteer'] },
  },
  // No animation in a browser: Taro hides the page below at the end of the slide, and a page to which the user returned before would
  // stay hidden.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  ...(plugins && process.env.TARO_ENV === 'weapp' ? { plugins } : {}),
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '同心服务',
    backgroundColor: PAPER,
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: INK_3,
    selectedColor: SEAL,
    backgroundColor: CARD,
    borderStyle: 'black',
    list: [
      {
        pagePath: 'screens/main/activities/index',
        text: '活动',
        iconPath: 'components/tab-icons/activities.png',
        selectedIconPath: 'components/tab-icons/activities-on.png',
      },
      {
        pagePath: 'screens/main/me/index',
        text: '我的',
        iconPath: 'components/tab-icons/me.png',
        selectedIconPath: 'components/tab-icons/me-on.png',
      },
    ],
  },
  // WeChat allows calls of places only by this list.
  requiredPrivateInfos: ['chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
})
