import { expect } from "vitest"

/** A refusal as `API.md` gives it. */
export interface Refusal {
  readonly code: string
  readonly rule: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Expects a refusal in the one form: its code, and a message that says what, why and what to do now, so at least two things.
 * Gives it, for more to be asked of it.
 */
export function refuses(answer: { readonly status: number; readonly body: unknown }, status: number, code: string): Refusal {
  const refusal = answer.body as Refusal
  expect({ status: answer.status, code: refusal.code, message: refusal.message }).toMatchObject({ status, code })
  expect(refusal).toMatchObject({ rule: expect.any(String), message: expect.any(String), facts: expect.any(Object) })
  expect(refusal.message, code).toMatch(/^[A-Z“].{20,}[.;:!?] \S.*[.!?]$/su)
  return refusal
}
