/** Settings of a deployment: `deployment.js` beside the built mini-program, from the build's environment. */
declare module 'tongxin-deployment' {
  const deployment: {
    /** Origin of a server of one's own, such as `https://tongxin.example`; '' to call the cloud function. */
    apiOrigin: string
    /** CloudBase environment; '' for the account's default. */
    cloudEnv: string
    /** Version of the plugin 同声传译 that app.json declares; '' without it, and then nothing is read aloud. */
    speechPlugin: string
  }
  export default deployment
}
