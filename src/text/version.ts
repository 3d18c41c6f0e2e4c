/** Major, minor and patch of a release. */
export type Version = readonly [number, number, number]

/** `0.2.0`, `v0.2` or `0.2.0-beta.1`, which counts as the release that it leads to; undefined for anything else. */
export const readVersion = (written: string): Version | undefined => {
  const [, major, minor = 0, patch = 0] =
    /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+][\w.+-]+)?$/.exec(written) ?? []
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

export const isNewer = (a: Version, b: Version): boolean => {
  const at = a.findIndex((number, index) => number !== b[index])
  return at !== -1 && (a[at] as number) > (b[at] as number)
}
