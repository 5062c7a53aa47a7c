import type { Runs } from "../text/runs.ts"
import type { Command } from "./command.ts"

/** Small letters, no white space around. */
export const small = (text: string) => text.trim().toLowerCase()

/** The words alone, without white space at either end. */
export const bare = (runs: Runs) =>
  runs
    .map(({ text }) => text)
    .join("")
    .trim()

/** The words with their marks, letter by letter: what one sees. */
export function look(runs: Runs): string {
  const letters = runs.flatMap(({ text, bold }) => [...text].map((letter) => (bold ? `*${letter}` : letter)))
  const blank = (letter: string | undefined) => letter !== undefined && letter.replace("*", "").trim() === ""
  while (blank(letters[0])) letters.shift()
  while (blank(letters.at(-1))) letters.pop()
  return letters.join("")
}

/** What one sees, without its marks. */
export const seen = (text: string) => text.replaceAll("*", "")

/** Whether a command makes no sense, whatever the letter says. */
export function garbled(command: Command, now: string): boolean {
  const runs = "runs" in command ? command.runs : "terms" in command ? command.terms : "heading" in command ? command.heading : []
  const most = command.type === "add-issue" || ("part" in command && command.part.startsWith("heading:")) ? 300 : 4_000
  if (runs.some(({ text }) => text.includes("\n")) || runs.map(({ text }) => text).join("").length > most) return true
  const late = (at: string) => Number.isNaN(Date.parse(at)) || Date.parse(at) > Date.parse(now) + 5 * 60_000
  if (command.type === "release-lines") return command.lines < 1
  if (command.type === "reorder-issues") return new Set(command.order).size < command.order.length
  if (command.type === "mark-filed") return command.ecf.trim() === "" || late(command.at)
  if (command.type !== "log-call") return false
  const { participants, issues, sets = [], minutes, at } = command
  const nobody = participants.requesting.length === 0 || participants.responding.length === 0
  return nobody || late(at) || minutes < 1 || issues.length + sets.length === 0 || new Set(issues).size < issues.length
}

/** The texts of a command that may come to stand on the page. */
export function printed(command: Command): string[] {
  if (command.type === "comment") return []
  if (command.type === "log-call") return [...command.participants.requesting, ...command.participants.responding]
  const runs = "runs" in command ? command.runs : "terms" in command ? command.terms : "heading" in command ? command.heading : []
  return [bare(runs)]
}
