import { plain } from "../text/runs.ts"
import type { Command } from "./command.ts"
import type { Printed } from "./tidy.ts"

/** The texts of a command that are, or may become, words on the page: each must be in the court's font. (`not-printable`) */
export function printedTexts(command: Command): readonly Printed[] {
  switch (command.type) {
    case "add-issue": {
      const { kind = "", set = "", numbers = "", text = [] } = command.request ?? {}
      return [
        { where: "heading", text: plain(command.heading) },
        { where: "request", text: [kind, set, numbers].join(" ") },
        { where: "request's text", text: plain(text) },
      ]
    }
    case "proffer":
      return [{ where: "position", text: plain(command.runs) }]
    case "propose-joint":
      return [{ where: command.part, text: plain(command.runs) }]
    case "propose-resolution":
      return [{ where: "terms", text: plain(command.terms) }]
    case "suggest":
      return [{ where: "suggestion", text: plain(command.runs) }]
    case "log-call":
      return [
        {
          where: "names of the participants",
          text: [...command.participants.requesting, ...command.participants.responding].join(" "),
        },
      ]
    default:
      return []
  }
}
