import type { Browser } from "playwright-core"
import { Desk, sees } from "./desk.ts"
import { Person, type Place } from "./person.ts"

/** A letter that both sides have open, made over HTTP: for tests whose story begins there. */
export interface Opened {
  readonly id: string
  readonly rosa: Desk
  readonly daniel: Desk
}

/** The parties of the letters that tests write. */
export const SIDES = { requesting: { party: "Plaintiff Alder Creek" }, responding: { party: "Defendant Sutter Pump" } }
const MATTER = {
  court: "United States District Court, Eastern District of California",
  judge: "Magistrate Judge Kendall J. Newman",
  caption: "Alder Creek v. Sutter Pump",
  caseNumber: "2:13-cv-09999-KJN",
}

/** The body that begins a letter of theirs for requesting counsel. */
export function begin(profile = "edca-newman-2013"): object {
  return { profile, matter: MATTER, sides: SIDES, mySide: "requesting" }
}

/** Registers both counsel, makes a letter with one issue, lets the other side join, and opens it for both. */
export async function openLetter(house: Place, browser: Browser, names = ["Rosa Imai", "Daniel Okafor"], size?: { width: number; height: number }): Promise<Opened> {
  const [rosa, daniel] = await Promise.all(names.map((name) => Person.arrives(name, house, browser, size)))
  if (!rosa || !daniel) throw new Error("a letter needs two people")
  for (const person of [rosa, daniel]) await person.asksWell("POST", "/api/auth/sign-up/email", account(person))
  const { id } = await rosa.asksWell<{ id: string }>("POST", "/api/letters", begin())
  await rosa.asksWell("POST", `/api/letters/${id}/commands`, {
    type: "add-issue",
    heading: [{ text: "Pump failures since 2009" }],
    request: { kind: "Interrogatory", numbers: "No. 4", set: "First Set" },
  })
  const invitation = await rosa.asksWell<{ token: string; code: string }>("POST", `/api/letters/${id}/invitations`, {
    side: "responding",
    role: "counsel",
  })
  await daniel.asksWell("POST", `/api/invitations/${invitation.token}/accept`, { code: invitation.code })
  const desks = { id, rosa: new Desk(rosa), daniel: new Desk(daniel) }
  for (const desk of [desks.rosa, desks.daniel]) {
    await desk.page.goto(`/letters/${id}`)
    await sees(desk.editor(1))
  }
  return desks
}

function account({ name, email, password }: Person): { name: string; email: string; password: string } {
  return { name, email, password }
}
