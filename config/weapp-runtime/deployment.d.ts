/** Settings of a deployment: `deployment.js` beside the built mini-program, from the build's environment. */
declare module 'tongxin-deployment' {
  const deployment: {
    /** Origin of a server of one's own, such as `https://tongxin.example`; '' to call the cloud function. */
    apiOrigin: string
    /** CloudBase environment; '' for the account's default. */
    cloudEnv: string
  }
  export default deployment
}
