import type { Profile } from "./profile.ts"

/** The profile a new letter gets unless another is chosen. */
export const DEFAULT_PROFILE = "edca-newman-2013"

const NEWMAN_2013: Profile = {
  id: DEFAULT_PROFILE,
  court: "United States District Court, Eastern District of California",
  judge: "Magistrate Judge Kendall J. Newman",
  source: { title: "Order of Magistrate Judge Newman, November 12, 2013", asOf: "2013-11-12", confidence: "verified" },
  limit: { pages: 2 },
  maxSentences: 2,
  citationsCount: false,
  style: { fontSizePt: 12, marginIn: 1, spacing: 1 },
  share: "equal",
  callsAfterExchange: 1,
  callsPerSet: 1,
  modes: ["phone", "video", "in-person"],
  listResolved: false,
  signature: "as-authorized",
  requestNeeded: false,
  scheduleNeeded: false,
  conferNeeded: true,
  contents: [],
  cites: { L1: "¶ 1", L2: "¶ 1", T1: "¶ 1", T3: "¶ 1", T5: "¶ 1", C3: "¶ 2" },
  timeZone: "America/Los_Angeles",
  notes: [],
  override: null,
}

/** The demands we know, the default first. */
export const PROFILES: readonly Profile[] = [NEWMAN_2013]

/** A profile by its id. */
export function profileById(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id)
}
