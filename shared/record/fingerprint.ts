/** A hash so that people can compare it at a glance or by telephone: its first 16 digits in groups of four. Never the proof. */
export function fingerprint(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ")
}
