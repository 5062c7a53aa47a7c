import type { Editor } from "@tiptap/core"
import { useEffect, useRef, useState, type ReactNode } from "react"
import type { XmlFragment } from "yjs"
import type { SentenceRule } from "./markplugin.ts"
import { caretOf, putCaret } from "./caret.ts"
import { positionEditor } from "./editor.ts"
import { Tools } from "./Tools.tsx"
import styles from "./PositionEditor.module.css"

interface PositionEditorProps {
  /** A position of one's own side. */
  readonly fragment: XmlFragment
  readonly rule: SentenceRule
  /** "Your position on issue 1". */
  readonly label: string
  readonly placeholder: string
  /** Ids of what describes the text box: state, sentences, notices. */
  readonly describedBy: string
  /** Whether the caret goes in as soon as it is there. */
  readonly takesFocus?: boolean
  readonly onProffer: () => void
  readonly onNotice: (notice: string | null) => void
  /** Between the text and its tools. */
  readonly below?: ReactNode
  /** Beside the tools. */
  readonly children?: ReactNode
}

/** The text box of one position, with its tools. Undo is the doc's own. */
export function PositionEditor(props: PositionEditorProps) {
  const { fragment, label, placeholder, describedBy } = props
  const { limit, citationsCount } = props.rule
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  /** How far from the end the caret goes when the editor is there; null for nowhere. */
  const caret = useRef<number | null>(props.takesFocus ? 0 : null)
  const [editor, setEditor] = useState<Editor | null>(null)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const made = positionEditor({
      element: host.current!,
      fragment,
      rule: { limit, citationsCount },
      placeholder,
      attributes: { "aria-label": label, "aria-describedby": describedBy, "data-place": "editor" },
      onProffer: () => latest.current.onProffer(),
      onNotice: (notice) => latest.current.onNotice(notice),
    })
    setEditor(made)
    if (caret.current !== null) putCaret(made, caret.current)
    return () => {
      caret.current = caretOf(made)
      made.destroy()
      setEditor(null)
    }
  }, [fragment, limit, citationsCount, placeholder, label, describedBy])
  return (
    <>
      <div ref={host} className={styles.box} />
      {props.below}
      <div className={styles.foot}>
        <Tools editor={editor} />
        {props.children}
      </div>
    </>
  )
}
