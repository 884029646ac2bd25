/** Small source trees outside the repository, linted with the repository's configuration. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const REPOSITORY = resolve(__dirname, '../..')

export interface Problem {
  /** Path of the file in the tree. */
  file: string
  /** Name of the rule as oxlint prints it: `tongxin(layers)`. */
  rule: string
  /** Problem and its remedy in words. */
  message: string
}

interface Diagnostic {
  filename: string
  code: string
  message: string
  help?: string
}

/** Problems that one run of oxlint finds in a tree of the given files, by path. */
export async function lintTree(files: Readonly<Record<string, string>>): Promise<Problem[]> {
  const root = await mkdtemp(join(tmpdir(), 'tongxin-lint-'))
  try {
    // The whole folder is linked, so that the plugin finds its table and loader.
    await symlink(join(REPOSITORY, 'config'), join(root, 'config'))
    await cp(join(REPOSITORY, '.oxlintrc.json'), join(root, '.oxlintrc.json'))
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
    return problemsIn(await outputOf(root))
  } finally {
    await rm(root, { recursive: true })
  }
}

function outputOf(root: string): Promise<string> {
  const oxlint = join(REPOSITORY, 'node_modules/oxlint/bin/oxlint')
  return new Promise((resolved, rejected) => {
    execFile(process.execPath, [oxlint, '--format', 'json', 'src'], { cwd: root }, (error, stdout, stderr) => {
      // The exit code is 1 when problems were found.
      if (error && error.code !== 1) rejected(new Error(stdout + stderr))
      else resolved(stdout)
    })
  })
}

function problemsIn(output: string): Problem[] {
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] }
  return diagnostics.map(({ filename, code, message, help = '' }) => ({ file: filename, rule: code, message: `${message} ${help}`.trim() }))
}
