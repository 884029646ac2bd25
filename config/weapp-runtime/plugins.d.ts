/** WeChat's function that hands out a plugin's interface. It throws for a plugin that app.json does not declare. */
declare function requirePlugin(name: 'WechatSI'): unknown
