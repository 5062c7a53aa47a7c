/** Small words that a citation may have outside its brackets. Any other small word makes it prose. */
const CONNECTING = new Set(`of the for and in re ex rel et al at to de la van von du on see also with by but cf accord e.g
  i.e quoting citing cited supra infra note notes n nn p pp cert denied granted dismissed aff'd rev'd affirmed reversed
  vacated other grounds sub nom per curiam passim id ibid overruled part amended as seq generally compare contra no nos
  through or th fn abrogated superseded modified statute subd subds d h s c a b v vs eds ed rev dkt`.split(/\s+/))

/** Words that only a citation has. */
const CITING = /^(?:v|vs|§+|¶+|Id|Ibid|supra|infra|Dkt|ECF|Doc|Ex|Exs|Exh|Exhs|Decl|Decls|Aff|Tr|Dep|WL|F\.(?:2d|3d|4th)|Supp|U\.S\.C|C\.F\.R|Civ|Evid|Cir|S\.Ct|U\.S|F\.R\.D|Cal|Fed|Code|Compl|Hr'g|Br|Mot|Opp'n)$/

/** The text outside round and square brackets. */
function outsideBrackets(text: string): string {
  let depth = 0, out = ""
  for (const c of text) {
    if (c === "(" || c === "[") depth++
    else if (c === ")" || c === "]") depth = Math.max(0, depth - 1)
    else if (depth === 0) out += c
  }
  return out
}

/**
 * Whether a sentence is nothing but legal citation: it names an authority or a place in the record, and outside
 * brackets it has no word of prose, in small letters or shouted. A parenthetical may be prose.
 */
export function isCitation(sentence: string): boolean {
  let citing = false, shouted = 0
  for (const raw of outsideBrackets(sentence).replace(/[‘’]/g, "'").split(/[\s,;:“”"]+/)) {
    const word = raw.replace(/\.+$/, "")
    if (CITING.test(word)) citing = true
    else if (/^[A-Z]{4,}$/.test(word) && ++shouted > 3) return false
    else if (/^[a-z][a-z']+$/.test(word) && !CONNECTING.has(word)) return false
  }
  return citing || /^\(?(?:Id|Ibid)\./.test(sentence)
}
