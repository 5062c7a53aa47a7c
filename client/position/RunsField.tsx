import { Editor, Extension } from "@tiptap/core"
import { history, redo, undo } from "@tiptap/pm/history"
import { useEffect, useRef } from "react"
import { Field, type FieldWords } from "../design/Field.tsx"
import type { Runs } from "../../shared/text/runs.ts"
import { docRuns } from "./docruns.ts"
import { fragmentOf, inserting } from "./inserting.ts"
import { SCHEMA } from "./schema.ts"
import styles from "./RunsField.module.css"

interface RunsFieldProps extends FieldWords {
  readonly label: string
  /** What it begins with. Later changes of it are not taken over. */
  readonly start: Runs
  readonly onChange: (runs: Runs) => void
  readonly onSubmit?: () => void
  readonly onNotice?: (notice: string | null) => void
  /** Whether the caret goes in as soon as it is there. */
  readonly takesFocus?: boolean
  readonly size?: "line" | "text"
}

const localHistory = Extension.create({
  name: "localHistory",
  addProseMirrorPlugins: () => [history()],
  addKeyboardShortcuts() {
    const run = (command: typeof undo) => () => command(this.editor.state, this.editor.view.dispatch)
    return { "Mod-z": run(undo), "Mod-y": run(redo), "Shift-Mod-z": run(redo) }
  },
})

/**
 * A field for words of the letter that are not a draft: a heading, a quoted request, a proposal. Bold, italic and underline by
 * their keys; pastes are cleaned as in a position.
 */
export function RunsField({ start, onChange, onSubmit, onNotice, takesFocus, size = "text", ...words }: RunsFieldProps) {
  return (
    <Field {...words}>
      {({ id, className, ...wiring }) => (
        <RunsBox {...{ start, onChange, onSubmit, onNotice, takesFocus, size, id, wiring, label: words.label, className }} />
      )}
    </Field>
  )
}

interface RunsBoxProps extends Pick<
  RunsFieldProps,
  "label" | "start" | "onChange" | "onSubmit" | "onNotice" | "takesFocus" | "size"
> {
  readonly id: string
  readonly className: string
  readonly wiring: Readonly<Record<string, string | boolean | undefined>>
}

function RunsBox(props: RunsBoxProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const { start, label, takesFocus, id } = latest.current
    const submit = Extension.create({
      name: "submit",
      addKeyboardShortcuts: () => ({ "Mod-Enter": () => (latest.current.onSubmit?.(), true) }),
    })
    const editor = new Editor({
      element: host.current!,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      extensions: [...SCHEMA, submit, localHistory, inserting((notice) => latest.current.onNotice?.(notice))],
      editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true", id } },
      onUpdate: ({ editor }) => latest.current.onChange(docRuns(editor.state.doc)),
    })
    if (start.length > 0)
      editor.view.dispatch(editor.state.tr.insert(1, fragmentOf(editor.schema, start)).setMeta("addToHistory", false))
    if (takesFocus) editor.commands.focus("end")
    return () => editor.destroy()
  }, [])
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = props.wiring
  useEffect(() => {
    const box = host.current?.querySelector("[role=textbox]")
    for (const [name, value] of Object.entries({ "aria-describedby": describedBy, "aria-invalid": invalid })) {
      if (value) box?.setAttribute(name, String(value))
      else box?.removeAttribute(name)
    }
  }, [describedBy, invalid])
  return <div ref={host} className={styles.box} data-size={props.size} />
}
