import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/** What changed in a file, as a unified diff that `git apply` takes; empty where nothing did. */
export const unifiedDiff = (path: string, before: string, after: string): string =>
  before === after
    ? ''
    : createTwoFilesPatch(
        `a/${path.replace(/^\/+/, '')}`,
        `b/${path.replace(/^\/+/, '')}`,
        before,
        after,
        undefined,
        undefined,
        {
          context: 3,
          headerOptions: FILE_HEADERS_ONLY,
        },
      )
