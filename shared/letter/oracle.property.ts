import type { Profile } from "../court/profile.ts"
import { countedSentences } from "../text/sentences.ts"
import { bare, garbled, look, printed, seen, small } from "./reading.property.ts"
import { isPrintable } from "../text/printable.ts"
import type { Command, CommandOf } from "./command.ts"
import { paper, type Texts } from "./paper.property.ts"
import type { Actor, Role, Side } from "./side.ts"
import type { Runs } from "../text/runs.ts"

/**
 * The rule book again, as somebody would write it who had read SPEC.md and not the code: one mutable notebook, plain
 * strings, no events. It says `ok` or the code of the refusal, and keeps what the letter should be.
 */
export class Oracle {
  readonly profile: Profile
  readonly people: Record<string, { side: Side; role: Role }> = {}
  issues: Note[] = []
  parts: Record<string, { text: string; asked: Asked[] }> = {
    introduction: { text: "", asked: [] },
    order: { text: "", asked: [] },
  }
  statements: Partial<Record<Side, string>> = {}
  lastStatement: Side | null = null
  calls: Talk[] = []
  ideas: { by: Side; issue: string; taken: boolean }[] = []
  signed: Set<Side> = new Set()
  given: Record<Side, number> = { requesting: 0, responding: 0 }
  seen: Record<Side, string> = { requesting: "live", responding: "live" }
  remarks = 0
  filed = false
  /** Counts every granted command, to tell what came before what. */
  tick = 0

  constructor(profile: Profile) {
    this.profile = profile
  }

  /** What the rules say; if they say yes, it has happened. `hash` is that of the content as it is. */
  tells(command: Command, by: Actor, now: string, hash: string): string {
    const person = this.people[by.userId]
    if (!person || person.side !== by.side) return "not-yours"
    if (this.filed) return "already-filed"
    if (person.role === "viewer") return "role-may-not"
    if (person.role === "associate" && !["suggest", "adopt-suggestion", "comment"].includes(command.type)) return "role-may-not"
    if (garbled(command, now)) return "malformed"
    const before = this.copy()
    const page = this.page()
    const said = this.rule(command, by.side, now, hash)
    if (said !== "ok") return said
    if (printed(command).some((text) => !isPrintable(text))) return this.undo(before, "not-printable")
    const over = this.over(command, by.side)
    if (over) return this.undo(before, over)
    if (this.page() !== page) this.signed.clear()
    this.tick++
    return "ok"
  }

  rule(command: Command, side: Side, now: string, hash: string): string {
    const other = side === "requesting" ? "responding" : "requesting"
    if ("issue" in command && command.type !== "comment") {
      const issue = this.issues.find(({ id }) => id === command.issue)
      if (!issue) return "unknown-issue"
      if (issue.over) return "issue-ended"
      return this.onIssue(command, issue, side, other, now)
    }
    switch (command.type) {
      case "add-issue":
        if (command.mover === other) return "not-yours"
        if (this.issues.length === 40) return "too-many-issues"
        if (bare(command.heading) === "") return "nothing-to-say"
        return this.raise(command, side)
      case "reorder-issues":
        return this.reorder(command.order, side)
      case "propose-joint":
        return this.ask(command, side)
      case "accept-joint":
      case "reject-joint":
        return this.answer(command, side)
      case "log-call": {
        if (!command.issues.every((id) => this.issues.some((issue) => issue.id === id))) return "unknown-issue"
        const end = Date.parse(command.at) + command.minutes * 60_000
        const sets = [
          ...(command.sets ?? []),
          ...this.issues.filter(({ id }) => command.issues.includes(id)).map(({ set }) => set),
        ]
        this.calls.push({
          by: side,
          end,
          mode: command.mode,
          issues: [...command.issues],
          sets: sets.map(small),
          state: "logged",
          tick: 0,
        })
        return "ok"
      }
      case "confirm-call":
      case "dispute-call": {
        const call = this.calls[Number(command.call.split("-")[1]) - 1]
        if (!call) return "unknown"
        if (call.by === side) return "not-yours"
        if (call.state !== "logged") return "answered-already"
        if (command.type === "dispute-call" && command.words.trim() === "") return "nothing-to-say"
        call.state = command.type === "confirm-call" ? "confirmed" : "disputed"
        call.tick = this.tick
        return "ok"
      }
      case "release-lines":
        if (this.profile.share === "open") return "not-shared"
        this.given[side] += command.lines
        return "ok"
      case "set-visibility":
        if (this.seen[side] === command.visibility) return "unchanged"
        this.seen[side] = command.visibility
        return "ok"
      case "adopt-suggestion": {
        const idea = this.ideas[Number(command.suggestion.split("-")[1]) - 1]
        if (!idea) return "unknown"
        if (idea.by === side) return "not-yours"
        if (idea.taken) return "answered-already"
        if (this.issues.find(({ id }) => id === idea.issue)?.over) return "issue-ended"
        idea.taken = true
        return "ok"
      }
      case "comment":
        if (command.issue !== undefined && !this.issues.some(({ id }) => id === command.issue)) return "unknown-issue"
        if (bare(command.runs) === "") return "nothing-to-say"
        if (command.audience === "both") this.remarks++
        return "ok"
      case "approve":
        return this.sign(command, side, hash)
      case "revoke-approval":
        return this.signed.delete(side) ? "ok" : "no-approval"
      case "mark-filed":
        if (this.signed.size < 2) return "not-final"
        this.filed = true
        return "ok"
    }
  }

  onIssue(command: Command, issue: Note, side: Side, other: Side, now: string): string {
    switch (command.type) {
      case "withdraw-issue":
        if (issue.mover !== side) return "not-yours"
        issue.over = "withdrawn"
        return "ok"
      case "proffer": {
        const first = issue.said.length === 0
        if (first ? issue.mover !== side : issue.said.at(-1)!.side === side) return "not-your-turn"
        const text = look(command.runs)
        if (bare(command.runs) === "") return "nothing-to-say"
        if (issue.said.filter((each) => each.side === side).at(-1)?.text === text) return "unchanged"
        const counted = countedSentences(bare(command.runs), this.profile).length
        if (this.profile.maxSentences !== null && (command.sentences ?? counted) > this.profile.maxSentences)
          return "too-many-sentences"
        issue.said.push({ side, text, words: bare(command.runs), at: Date.parse(now), tick: this.tick })
        issue.keeps.clear()
        return "ok"
      }
      case "stand": {
        const mine = issue.said.filter((each) => each.side === side)
        const theirs = issue.said.filter((each) => each.side === other)
        if (mine.length === 0 || theirs.length === 0) return "not-exchanged"
        if (command.against !== theirs.length) return "stale"
        if (issue.keeps.has(side)) return "already-stands"
        if (this.profile.requestNeeded && !this.named(issue)) return "request-needed"
        if (!this.spoken(issue)) return "call-needed"
        issue.keeps.add(side)
        return "ok"
      }
      case "propose-resolution":
        if (bare(command.terms) === "") return "nothing-to-say"
        if (issue.offer?.terms === look(command.terms)) return "unchanged"
        issue.offer = { by: side, terms: look(command.terms), words: bare(command.terms) }
        return "ok"
      case "accept-resolution":
        if (!issue.offer) return "no-offer"
        if (issue.offer.by === side) return "not-yours"
        issue.over = "resolved"
        return "ok"
      case "decline-resolution":
        if (!issue.offer) return "no-offer"
        issue.offer = null
        return "ok"
      case "suggest":
        if (bare(command.runs) === "") return "nothing-to-say"
        this.ideas.push({ by: side, issue: issue.id, taken: false })
        return "ok"
      default:
        throw new Error(command.type)
    }
  }

  raise({ heading, request }: CommandOf<"add-issue">, side: Side): string {
    const id = `issue-${this.issues.length + 1}`
    this.issues.push({
      id,
      mover: side,
      by: side,
      set: request?.set?.trim() ?? "",
      numbers: request?.numbers?.trim() ?? "",
      said: [],
      keeps: new Set(),
      offer: null,
      over: null,
    })
    this.parts[`heading:${id}`] = { text: look(heading), asked: [] }
    this.parts[`request:${id}`] = { text: look(request?.text ?? []), asked: [] }
    return "ok"
  }

  reorder(order: readonly string[], side: Side): string {
    if (!order.every((id) => this.issues.some((issue) => issue.id === id))) return "unknown-issue"
    if (!this.issues.every((issue) => issue.over || order.includes(issue.id))) return "malformed"
    const now = this.issues.map(({ id }) => id).filter((id) => order.includes(id))
    const own = this.parts["order"]!.asked.find((each) => each.by === side && each.state === "open")
    if ((own?.text ?? now.join(" ")) === order.join(" ")) return "unchanged"
    this.parts["order"]!.text = now.join(" ")
    const mine = this.issues.every((issue) => issue.by === side && issue.said.every((each) => each.side === side))
    if (mine) this.arrange(order)
    else this.wish("order", order.join(" "), side)
    return "ok"
  }

  arrange(order: readonly string[]): void {
    const named = order.map((id) => this.issues.find((issue) => issue.id === id)!)
    this.issues = [...named, ...this.issues.filter((issue) => !order.includes(issue.id))]
  }

  wish(part: string, text: string, side: Side): void {
    const n = Object.values(this.parts).flatMap(({ asked }) => asked).length + 1
    const at = (this.parts[part] ??= { text: "", asked: [] })
    for (const each of at.asked) if (each.by === side && each.state === "open") each.state = "superseded"
    at.asked.push({ id: `proposal-${n}`, by: side, text, state: text === at.text ? "superseded" : "open", tick: this.tick })
  }

  ask({ part, runs }: CommandOf<"propose-joint">, side: Side): string {
    if (part === "statement") return this.state(runs, side)
    const [kind, id, more] = part.split(":")
    const known =
      part === "introduction" || (["heading", "request"].includes(kind!) && id !== undefined && id !== "" && more === undefined)
    if (!known) return "unknown"
    if (id !== undefined) {
      const issue = this.issues.find((each) => each.id === id)
      if (!issue) return "unknown-issue"
      if (issue.over) return "issue-ended"
    }
    if (kind === "heading" && bare(runs) === "") return "nothing-to-say"
    const { text, asked } = this.parts[part]!
    const own = asked.find((each) => each.by === side && each.state === "open")
    if ((own?.text ?? text) === look(runs)) return "unchanged"
    this.wish(part, look(runs), side)
    return "ok"
  }

  state(runs: Runs, side: Side): string {
    const { text, asked } = this.parts["introduction"]!
    const answers = asked.filter(({ state }) => state === "accepted" || state === "rejected").sort((a, b) => a.tick - b.tick)
    if (text !== look([]) && text !== "") return "not-rejected"
    if (answers.at(-1)?.state !== "rejected") return "not-rejected"
    if (this.lastStatement === side) return "not-your-turn"
    if (bare(runs) === "") return "nothing-to-say"
    if (this.statements[side] === look(runs)) return "unchanged"
    const most = this.profile.maxSentences
    if (most !== null && countedSentences(bare(runs), this.profile).length > most) return "too-many-sentences"
    this.statements[side] = look(runs)
    this.lastStatement = side
    return "ok"
  }

  answer(command: CommandOf<"accept-joint" | "reject-joint">, side: Side): string {
    const found = Object.entries(this.parts).find(([, { asked }]) => asked.some(({ id }) => id === command.proposal))
    if (!found) return "unknown"
    const [part, at] = found
    const proposal = at.asked.find(({ id }) => id === command.proposal)!
    if (proposal.by === side) return "not-yours"
    if (proposal.state !== "open") return "answered-already"
    if (this.issues.find(({ id }) => id === part.split(":")[1])?.over) return "issue-ended"
    proposal.state = command.type === "accept-joint" ? "accepted" : "rejected"
    proposal.tick = this.tick
    if (proposal.state === "rejected") return "ok"
    at.text = proposal.text
    if (part === "order") this.arrange(proposal.text.split(" "))
    if (part === "introduction") [this.statements, this.lastStatement] = [{}, null]
    return "ok"
  }

  sign(command: CommandOf<"approve">, side: Side, hash: string): string {
    const live = this.issues.filter(({ over }) => !over)
    if (this.issues.length === 0) return "no-issues"
    if (live.some(({ keeps }) => keeps.size < 2)) return "not-joined"
    const ended = (part: string) => this.issues.find(({ id }) => id === part.split(":")[1])?.over
    if (Object.entries(this.parts).some(([part, { asked }]) => !ended(part) && asked.some(({ state }) => state === "open")))
      return "joint-text-open"
    const stacked = live.some(({ said }) =>
      said
        .filter((each, i) => !said.slice(i + 1).some((later) => later.side === each.side))
        .some(({ words }) => words === "See above."),
    )
    const unspoken = this.profile.conferNeeded && !this.calls.some((call) => this.good(call))
    if (stacked || unspoken || (this.profile.requestNeeded && !live.every((issue) => this.named(issue)))) return "lint-open"
    if (command.hash !== hash) return "stale-hash"
    if (this.signed.has(side)) return "unchanged"
    this.signed.add(side)
    return "ok"
  }

  named(issue: Note): boolean {
    const text = this.parts[`request:${issue.id}`]!.text
    return issue.numbers !== "" && text !== "" && text !== look([])
  }

  good(call: Talk): boolean {
    return call.state === "confirmed" && this.profile.modes.some((mode) => mode === call.mode)
  }

  spoken(issue: Note): boolean {
    const last = issue.said.at(-1)!
    const minute = Math.floor(last.at / 60_000) * 60_000
    const about = this.calls.filter(
      (call) => this.good(call) && call.issues.includes(issue.id) && call.tick > last.tick && call.end >= minute,
    )
    if (about.length < this.profile.callsAfterExchange) return false
    const onSet = this.calls.filter((call) => this.good(call) && call.sets.includes(small(issue.set)))
    return issue.set === "" || onSet.length >= this.profile.callsPerSet
  }

  /** The texts on the page, for the paper. */
  texts(): Texts {
    const shown = this.issues.filter(({ over }) => !over || (over === "resolved" && this.profile.listResolved))
    const joint = shown.flatMap(({ id, over, offer }) => [
      this.parts[`heading:${id}`]!.text,
      this.parts[`request:${id}`]!.text,
      over ? offer!.terms : "",
    ])
    const of = (side: Side) => [
      ...shown.flatMap(({ said, over }) =>
        over
          ? []
          : said
              .filter((each) => each.side === side)
              .slice(-1)
              .map(({ text }) => text),
      ),
      this.statements[side] ?? "",
    ]
    const plain = (texts: string[]) => texts.map((text) => seen(text))
    return {
      joint: plain([this.parts["introduction"]!.text, ...joint]),
      requesting: plain(of("requesting")),
      responding: plain(of("responding")),
    }
  }

  /** Everything that is signed, as one string. */
  page(): string {
    const shown = this.issues.filter(({ over }) => !over || (over === "resolved" && this.profile.listResolved))
    const issues = shown.map(({ id, mover, said, over, offer }) => {
      const last = (side: Side) => said.filter((each) => each.side === side).at(-1)?.text
      const positions = over ? offer?.terms : [last("requesting"), last("responding")]
      return [id, mover, this.parts[`heading:${id}`]!.text, this.parts[`request:${id}`]!.text, positions]
    })
    const calls = this.calls.map((call, n) => (this.good(call) ? n : null)).filter((n) => n !== null)
    return JSON.stringify([this.parts["introduction"]!.text || look([]), this.statements, issues, calls])
  }

  over(command: Command, side: Side): string | null {
    const longer = ["add-issue", "proffer", "accept-joint", "confirm-call", "approve"].includes(command.type)
    const listed = command.type === "accept-resolution" && this.profile.listResolved
    const statement = command.type === "propose-joint" && command.part === "statement"
    const atOnce = command.type === "reorder-issues" && !this.parts["order"]!.asked.some((each) => each.tick === this.tick)
    const { pages, words, linesPerPage, linesUsed, sides } = paper(this.texts())
    const { limit } = this.profile
    if (longer || listed || statement || atOnce) {
      if (limit.pages !== undefined && pages > limit.pages) return "too-long"
      if (limit.words !== undefined && words > limit.words) return "too-many-words"
    }
    if (this.profile.share === "open" || !(statement || ["proffer", "release-lines"].includes(command.type))) return null
    const free = Math.max(0, limit.pages! * linesPerPage - (linesUsed - sides.requesting - sides.responding))
    const other = side === "requesting" ? "responding" : "requesting"
    return sides[side] > Math.max(0, Math.floor(free / 2) - this.given[side] + this.given[other]) ? "over-share" : null
  }

  copy(): Oracle {
    return structuredClone({ ...this })
  }

  undo(before: Oracle, code: string): string {
    Object.assign(this, before)
    return code
  }
}

interface Note {
  id: string
  mover: Side
  by: Side
  set: string
  numbers: string
  said: { side: Side; text: string; words: string; at: number; tick: number }[]
  keeps: Set<Side>
  offer: { by: Side; terms: string; words: string } | null
  over: "withdrawn" | "resolved" | null
}

interface Asked {
  id: string
  by: Side
  text: string
  state: "open" | "accepted" | "rejected" | "superseded"
  tick: number
}

interface Talk {
  by: Side
  end: number
  mode: string
  issues: string[]
  sets: string[]
  state: "logged" | "confirmed" | "disputed"
  tick: number
}
