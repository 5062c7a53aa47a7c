import { demoAnswer, errorAnswer, noticeList, profileList } from "./answers.ts"
import { PROFILES } from "../../shared/court/profiles.ts"
import { notFound } from "./problems.ts"
import { json } from "./reply.ts"
import { open, personal, type Route } from "./route.ts"
import type { Services } from "./services.ts"

/** What belongs to no letter: court profiles, a person's notices, the example. */
export function lobbyRoutes(services: Services): readonly Route[] {
  return [
    open({
      method: "get",
      path: "/api/profiles",
      summary: "The court profiles, each with source, date and confidence.",
      answers: { 200: { description: "All of them.", schema: profileList } },
      handle: async () => json(PROFILES),
    }),
    personal({
      method: "get",
      path: "/api/notices",
      summary: "The person's notices, newest first: what the other side did, each with the record's head hash.",
      answers: { 200: { description: "The notices.", schema: noticeList }, 401: errorAnswer("Not signed in.") },
      async handle({ person }) {
        const notices = await services.store.notices(person.userId)
        return json(notices.map(({ id, letter, at, subject, text }) => ({ id, letter, at, subject, text })))
      },
    }),
    open({
      method: "get",
      path: "/api/demo",
      summary: "The accounts of the example letter, while the example is on.",
      answers: { 200: { description: "The example.", schema: demoAnswer }, 404: errorAnswer("The example is off.") },
      handle: async () => (services.demo ? json(services.demo) : notFound("example")),
    }),
  ]
}
