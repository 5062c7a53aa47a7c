import { useEffect, useState } from "react"
import { keptPlaces, vaultOf } from "../keep/browser.ts"
import { formsOf, type Unsent } from "../keep/forms.ts"
import { formName } from "../letter/unsentview.ts"

/** What a person has begun in forms and not sent, by letter, each in words; what belongs to no letter under `OUTSIDE`. */
export type Begun = Readonly<Record<string, readonly string[]>>

const NOTHING: Begun = {}

/** What this browser keeps of forms that a person has begun and not sent; looked at again with the window. */
export function useBegun(userId: string): Begun {
  const [begun, setBegun] = useState(NOTHING)
  useEffect(() => {
    const look = () => void begunBy(userId).then(setBegun)
    look()
    addEventListener("focus", look)
    return () => removeEventListener("focus", look)
  }, [userId])
  return begun
}

async function begunBy(userId: string): Promise<Begun> {
  const letters = (await keptPlaces(userId)).flatMap((place) => /^(.*)\/forms$/.exec(place)?.[1] ?? [])
  const found = letters.map(async (letter) => [letter, namesOf(await formsOf(vaultOf(userId), letter).catch(() => []))] as const)
  return Object.fromEntries(await Promise.all(found))
}

/** "a comment", "terms of a settlement": each kind once. */
function namesOf(unsent: readonly Unsent[]): readonly string[] {
  const names = unsent.map(({ place }) => formName(place))
  return [...new Set(names.map((name) => name.charAt(0).toLowerCase() + name.slice(1)))]
}
