/** A deploy.json that is missing, or still the example. No tool is started. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import example from '../../../config/deploy/deploy.example.json'
import { County, DEPLOY_JSON } from './county'

const county = new County()
afterAll(() => county.remove())
beforeEach(() => county.change({}))

const dryRun = () => county.deploy(['--dry-run'])

describe('deploy.json', () => {
  test('of the example is refused in every value that is a deployment’s own', async () => {
    county.write('deploy.json', JSON.stringify(example))
    const { code, output } = await dryRun()
    expect(code).toBe(1)
    expect(output).toContain('要改 6 处')
    expect(output).toContain('uploadKey：找不到或读不了')
    for (const name of ['appid', 'environment', 'databaseUrl', 'vpcId', 'subnetId'] as const) {
      expect(output).toContain(`${name}：还是例子里的 ${example[name]}，换成自己的`)
    }
  })

  test.each(['appid', 'environment', 'vpcId', 'subnetId'] as const)('with one value of the example, %s, is refused', async (name) => {
    county.change({ [name]: example[name], uploadKey: DEPLOY_JSON.uploadKey })
    expect((await dryRun()).output).toContain(`${name}：还是例子里的`)
  })

  test('may have the database’s address of the example, which a private network may have too', async () => {
    county.change({ databaseUrl: example.databaseUrl })
    expect((await dryRun()).code).toBe(0)
  })

  test('that is not there is named where nobody can be asked', async () => {
    rmSync(join(county.root, 'deploy.json'))
    const { code, output } = await dryRun()
    expect(code).toBe(1)
    expect(output).toContain(`没有 ${join(county.root, 'deploy.json')}：把 config/deploy/deploy.example.json 复制成它`)
    expect(output).not.toContain('要改')
  })
})
