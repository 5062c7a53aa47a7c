import { disputed, unknownIssue, type Rule } from "./rule.ts"
import { opponent } from "./side.ts"
import { isBlank, tidy } from "./tidy.ts"
import { granted, refused } from "./verdict.ts"

/** Offers words for the other side's position. They are nobody's until the owner takes them. [A4] */
export const suggest: Rule<"suggest"> = (letter, command) => {
  const found = disputed(letter, command.issue)
  if (!found.ok) return found
  const runs = tidy(command.runs)
  if (isBlank(runs)) return refused({ code: "nothing-to-say", what: "suggestion" })
  const words = command.words?.trim()
  const suggestion = `suggestion-${letter.suggestions.length + 1}`
  return granted([{ type: "suggested", suggestion, issue: command.issue, runs, ...(words && { words }) }])
}

/** Takes suggested words into one's draft; they reach the letter only when they are put there. [A4, T8] */
export const adoptSuggestion: Rule<"adopt-suggestion"> = (letter, command, { side }) => {
  const suggestion = letter.suggestions.find((each) => each.id === command.suggestion)
  if (!suggestion) return refused({ code: "unknown", what: "suggestion", id: command.suggestion })
  if (suggestion.act.by.side === side) return refused({ code: "not-yours", owner: opponent(side), what: "suggestion" })
  if (suggestion.adopted) return refused({ code: "answered-already", what: "suggestion" })
  const found = disputed(letter, suggestion.issue)
  return found.ok ? granted([{ type: "suggestion-adopted", suggestion: suggestion.id }]) : found
}

/** A remark. One for the own side is granted and leaves no trace in the record, which both sides read. */
export const comment: Rule<"comment"> = (letter, command) => {
  const unknown = unknownIssue(letter, command.issue === undefined ? [] : [command.issue])
  if (unknown) return unknown
  const runs = tidy(command.runs)
  if (isBlank(runs)) return refused({ code: "nothing-to-say", what: "comment" })
  if (command.audience === "side") return granted([])
  return granted([{ type: "commented", comment: `comment-${letter.comments.length + 1}`, issue: command.issue ?? null, runs }])
}
