/** Failures that the tools report, and the Chinese sentence that mends each. The tools speak Chinese or English, by the system. */

interface Known {
  said: RegExp
  sentence: string
}

const KNOWN: readonly Known[] = [
  {
    said: /无有效身份信息|No valid identity|AUTH_FAIL|RefreshAccessToken/i,
    sentence: '腾讯云的登录没有或过期了。运行 npx --yes @cloudbase/cli@2.12.10 login，在浏览器里确认（用 API 密钥就加 --key），再重来',
  },
  {
    said: /TokenFailure|ExpiredToken|SecretIdNotFound|SignatureFailure|SignatureExpire|InvalidSecretId/i,
    sentence:
      '腾讯云不认这个登录：过期了、密钥停用了，或者这台电脑的时钟不准。对一下时钟，运行 npx --yes @cloudbase/cli@2.12.10 logout 再 login，然后重来',
  },
  {
    said: /UnauthorizedOperation|not authorized|\bForbidden\b|无权限/i,
    sentence: '登录的腾讯云账号没有这个环境的权限：用环境所属的账号登录，或者请主账号授权 QcloudTCBFullAccess',
  },
  {
    said: /Environment .*not found|环境.*(?:不存在|不属于当前账号)|ResourceNotFound\.Env/i,
    sentence: '找不到这个环境：看 deploy.json 的 environment 和 region 对不对，登录的是不是环境所属的账号',
  },
  {
    said: /ResourceInUse(?!\.Function(?:Name)?)|FailedOperation\.(?:FunctionStatus|UpdateFunction)|当前(?:函数)?状态/i,
    sentence: '云端的函数正在更新，可能有人同时在部署。等一两分钟，问问同事，再重来',
  },
  { said: /LimitExceeded|ResourceInsufficient/i, sentence: '环境的额度用完了：在云开发控制台看套餐用量，升级或清理后重来' },
  {
    said: /InvalidParameterValue\.?(?:Vpc|Subnet)|VpcNotFound|SubnetNotFound|ResourceNotFound\.(?:Vpc|Subnet)/i,
    sentence: '私有网络或子网不对：在数据库实例的“网络”一栏重新复制 vpcId 和 subnetId，它们要和环境在同一个地域',
  },
  { said: /EnvironmentExceeded|Environment\.Variables.*(?:exceed|超过)/i, sentence: '函数的环境变量太长：CA 证书只留数据库自己的那一张' },
  {
    said: /invalid ip/i,
    sentence:
      '这台电脑的网址（IP）不在小程序的上传白名单里：在 mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传 加上它，或者关掉白名单',
  },
  {
    said: /PEM routines|DECODER routines|private key.*(?:invalid|wrong)|(?:signature|sign).*(?:fail|invalid|error)|invalid signature|密钥/i,
    sentence: '微信不认这把上传密钥：它可能被重置过，或者属于别的小程序。在 mp.weixin.qq.com → 开发管理 → 开发设置 重新生成并下载',
  },
  {
    said: /invalid appid|appid.*(?:invalid|不合法|不存在)/i,
    sentence: '微信不认这个 appid：和 mp.weixin.qq.com → 开发管理 → 开发设置 里的对一对',
  },
  {
    said: /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|request-timeout|请求超时|socket hang up/i,
    sentence: '连不上网：检查网络；单位要用代理的，先设环境变量 HTTPS_PROXY，再重来',
  },
  {
    said: /E404|ETARGET|notarget|npm error/i,
    sentence: 'npm 下载工具没有成功：检查网络和镜像（npm config get registry；国内可以换成云厂商的镜像），再重来',
  },
]

/** @returns null for an unknown failure */
export const reasonIn = (output: string): string | null => KNOWN.find(({ said }) => said.test(output))?.sentence ?? null
