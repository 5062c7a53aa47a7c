import type { Override, Profile } from "./profile.ts"

/** A profile with the numbers that an order in the very case set, and that order noted. The rest stays as it is. */
export function withOverride(profile: Profile, override: Override): Profile {
  const { cite, pages, words, sentences } = override
  const limit =
    pages === undefined && words === undefined
      ? profile.limit
      : { ...(pages !== undefined && { pages }), ...(words !== undefined && { words }) }
  const changed = [pages !== undefined || words !== undefined ? ["L1", "L6"] : [], sentences !== undefined ? ["L2"] : []].flat()
  return {
    ...profile,
    limit,
    // Shares are lines of a page: where the order counts words alone, there is no page to share.
    share: limit.pages === undefined ? "open" : profile.share,
    maxSentences: sentences ?? profile.maxSentences,
    cites: { ...profile.cites, ...Object.fromEntries(changed.map((rule) => [rule, cite])) },
    override,
  }
}
