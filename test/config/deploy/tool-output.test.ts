/** Outputs of the tools, as the pinned versions print them, read by the deployment. */
import { answerIn } from '../../../config/deploy/cloudbase/functions'
import { checkOnline, functionsIn } from '../../../config/deploy/cloudbase/online'
import { reasonIn } from '../../../config/deploy/cloudbase/tool-errors'

describe('A failure', () => {
  test.each([
    ['✖ 无有效身份信息，请使用 cloudbase login 登录', '登录没有或过期'],
    ['✖ No valid identity information, please use cloudbase login to login', '登录没有或过期'],
    ['✖   错误信息: The provided credentials could not be validated.\n✖   错误码: AuthFailure.TokenFailure', '过期了、密钥停用了'],
    ['✖ [CreateFunction] AuthFailure.SignatureExpire', '时钟不准'],
    ['✖ Environment county-1abc not found', '找不到这个环境'],
    ['✖   错误码: AuthFailure.UnauthorizedOperation', '没有这个环境的权限'],
    ['✖   错误码: FailedOperation.UpdateFunctionCode\n✖   错误信息: 当前函数状态无法进行此操作', '可能有人同时在部署'],
    ['✖   错误码: LimitExceeded.Function', '额度用完'],
    ['✖   错误码: InvalidParameterValue.VpcId', '私有网络或子网不对'],
    ['[error] 20003 Error: errCode: -10008; errMsg: invalid ip: 203.0.113.9', '白名单'],
    ['[error] 20001 Error: error:1E08010C:DECODER routines::unsupported', '上传密钥'],
    ['[error] 20001 Error: errCode: 40013; errMsg: invalid appid', '不认这个 appid'],
    ['npm error code ENOTFOUND', '连不上网'],
    ['npm error code E404\nnpm error 404 Not Found', '镜像'],
  ])('%j has a sentence', (output, sentence) => {
    expect(reasonIn(output)).toContain(sentence)
  })

  test('that nobody knows has none, nor has a success', () => {
    expect(reasonIn('✖ something new')).toBeNull()
    expect(reasonIn('✔ [api] 云函数部署成功！')).toBeNull()
  })
})

describe('The list of functions', () => {
  const table = (...rows: string[]) =>
    [
      'CloudBase CLI 2.12.10',
      '┌─────────────┬───────────────┬─────────────┬─────────────────────┬─────────────────────┬──────────────────────┐',
      '│ Function Id │ Function name │   Runtime   │    Creation Time    │  Modification time  │        Status        │',
      ...rows.flatMap((row) => [
        '├─────────────┼───────────────┼─────────────┼─────────────────────┼─────────────────────┼──────────────────────┤',
        row,
      ]),
      '└─────────────┴───────────────┴─────────────┴─────────────────────┴─────────────────────┴──────────────────────┘',
    ].join('\n')

  test('is read row by row', () => {
    const row = '│   lam-api   │      api      │ Nodejs20.19 │ 2026-11-30 18:00:00 │ 2026-11-30 18:05:00 │ Deployment completed │'
    expect(functionsIn(table(row))).toEqual([
      { name: 'api', runtime: 'Nodejs20.19', changedAt: '2026-11-30 18:05:00', state: 'Deployment completed' },
    ])
  })

  test('may be empty, which is not the same as none', () => {
    expect(functionsIn(table())).toEqual([])
    expect(functionsIn('列表数据为空')).toBeNull()
  })

  test.each(['更新中', '创建中', 'Updating', 'Creating'])('has a function that somebody else is changing: %s', (state) => {
    expect(() => checkOnline([{ name: 'api', runtime: 'Nodejs20.19', changedAt: '', state }])).toThrow('可能有人同时在部署')
  })

  test.each(['部署完成', 'Deployment completed', '更新失败'])('has a function that may be deployed: %s', (state) => {
    expect(() => checkOnline([{ name: 'api', runtime: 'Nodejs20.19', changedAt: '', state }])).not.toThrow()
  })

  test('of another shape is none', () => {
    expect(functionsIn('│ name │ state │\n│ api │ ok │')).toBeNull()
  })
})

describe('The answer of migrate', () => {
  test('is the result, not what the logs after it contain', () => {
    const output =
      '✔ [migrate] call succeeded\n\nReturn result：{"ok":false,"reason":"unavailable","message":"第一行\\n\\"x\\""}\nInvocation log：\n返回结果：{"ok":true}'
    expect(answerIn(output)).toEqual({ ok: false, reason: 'unavailable', message: '第一行\n"x"' })
  })

  test.each(['返回结果：{"ok":', '返回结果：{"errorCode":-1}', 'nothing', ''])('is not found in %j', (output) => {
    expect(answerIn(output)).toBeNull()
  })
})
