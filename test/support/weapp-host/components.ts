import { readFileSync } from 'node:fs'
import path from 'node:path'
import { componentInstance, type declarations } from './instances'
import type { Template } from './templates'
import type { CustomComponent, Uses } from './view'

interface Parts {
  /** Folder of the built mini-program. */
  dist: string
  declared: ReturnType<typeof declarations>
  templateOf: (file: string) => Template
}

/** Finds the custom components that a page or component names in its JSON file. */
export function customComponents({ dist, declared, templateOf }: Parts): (file: string) => Uses {
  const known = new Map<string, CustomComponent>()

  function usesOf(file: string): Uses {
    const { usingComponents = {} } = JSON.parse(readFileSync(path.join(dist, `${file}.json`), 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    const files = new Map(Object.entries(usingComponents).map(([tag, used]) => [tag, path.posix.join(path.posix.dirname(file), used)]))
    return (tag) => {
      const used = files.get(tag)
      return used === undefined ? undefined : componentOf(used)
    }
  }

  function componentOf(file: string): CustomComponent {
    const component = known.get(file) ?? {
      template: templateOf(file),
      create: (properties) => componentInstance(declared.of(file), properties),
      uses: usesOf(file),
    }
    known.set(file, component)
    return component
  }
  return usesOf
}
