import { EDCA } from "./edca.ts"
import { ELSEWHERE } from "./elsewhere.ts"
import { NDCA } from "./ndca.ts"
import type { Profile } from "./profile.ts"

/** The profile a new letter gets unless another is chosen. */
export const DEFAULT_PROFILE = "edca-newman-2013"

/** The demands we know, the default first. Where each number comes from is in the profile itself and in SOURCES.md. */
export const PROFILES: readonly Profile[] = [...EDCA, ...NDCA, ...ELSEWHERE]

/** A profile by its id. */
export function profileById(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id)
}
