import { useState, type FormEvent } from "react"
import { flushSync } from "react-dom"
import type { ApiRefusal } from "../api/answer.ts"

/** What is wrong, by field, in words. */
export type Faults<Values> = { readonly [Name in keyof Values]?: string }

/** What is wrong with each field: what we see ourselves goes before what the server said of an earlier try. */
export function faultsNow<Values>(server: Faults<Values>, ours: Faults<Values>): Faults<Values> {
  const said = Object.entries(ours).filter(([, fault]) => fault !== undefined)
  return { ...server, ...Object.fromEntries(said) } as Faults<Values>
}

interface FormSettings<Values> {
  readonly initial: Values
  /** Hears what is in it with every change. */
  readonly onChange?: (values: Values) => void
  /** Says what is wrong before anything is sent. */
  readonly check: (values: Values) => Faults<Values>
  /** Sends it. Gives the refusal, or null when it is done. */
  readonly send: (values: Values) => Promise<ApiRefusal | null>
  /** Which field a refusal belongs to; without one it stands above the button. */
  readonly place?: (refusal: ApiRefusal) => Faults<Values>
}

/** Puts the focus on the first control that is wrong; a group that is wrong gives it to its first choice. */
function focusFirst(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>("[aria-invalid]")
  const control = wrong instanceof HTMLFieldSetElement ? wrong.querySelector<HTMLElement>("input") : wrong
  control?.focus()
}

/** A form being filled in. */
export interface Form<Values> {
  readonly values: Values
  readonly set: (change: Partial<Values>) => void
  /** For a text field: name, value, error and how it changes. */
  readonly field: (name: keyof Values & string) => {
    readonly name: string
    readonly value: string
    readonly error: string | null
    readonly onChange: (event: { readonly target: { readonly value: string } }) => void
  }
  readonly faults: Faults<Values>
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly busy: boolean
  /** A refusal that belongs to no field. */
  readonly refusal: ApiRefusal | null
}

/**
 * A form: keeps what was typed whatever happens, says what is wrong beside each field after the first try and no earlier, and
 * then puts the focus on the first of them.
 */
export function useForm<Values extends Readonly<Record<string, string>>>({ initial, onChange, check, send, place }: FormSettings<Values>): Form<Values> {
  const [values, setValues] = useState(initial)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const placed = refusal ? (place?.(refusal) ?? {}) : {}
  const faults: Faults<Values> = tried ? faultsNow(placed, check(values)) : {}

  const set = (change: Partial<Values>) => {
    const now = { ...values, ...change }
    setRefusal(null)
    setValues(now)
    onChange?.(now)
  }

  const submit = async (element: HTMLFormElement) => {
    if (busy) return
    const faulty = Object.values(check(values)).some(Boolean)
    flushSync(() => {
      setRefusal(null)
      setTried(true)
      setBusy(!faulty)
    })
    if (!faulty) {
      const answer = await send(values)
      flushSync(() => {
        setBusy(false)
        setRefusal(answer)
      })
    }
    focusFirst(element)
  }

  return {
    values,
    set,
    faults,
    busy,
    refusal: Object.values(placed).some(Boolean) ? null : refusal,
    field: (name) => ({
      name,
      value: values[name] ?? "",
      error: faults[name] ?? null,
      onChange: (event) => set({ [name]: event.target.value } as Partial<Values>),
    }),
    onSubmit: (event) => {
      event.preventDefault()
      void submit(event.currentTarget)
    },
  }
}
