import { useEffect, useRef } from "react"
import type { XmlFragment } from "yjs"
import { caretOf, putCaret } from "../position/caret.ts"
import { sharedEditor } from "./sharededitor.ts"
import styles from "../position/RunsField.module.css"

interface SharedBoxProps {
  readonly fragment: XmlFragment
  readonly label: string
  readonly describedBy: string
  readonly takesFocus: boolean
  readonly size: "line" | "text"
  readonly onSubmit: () => void
  readonly onNotice: (notice: string | null) => void
}

/** The text box in which both sides write one part of the joint text. */
export function SharedBox(props: SharedBoxProps) {
  const { fragment, label, describedBy, size } = props
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  /** How far from the end the caret goes when the editor is there; null for nowhere. */
  const caret = useRef<number | null>(props.takesFocus ? 0 : null)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const editor = sharedEditor({
      element: host.current!,
      fragment,
      attributes: { "aria-label": label, "aria-describedby": describedBy },
      onSubmit: () => latest.current.onSubmit(),
      onNotice: (notice) => latest.current.onNotice(notice),
    })
    if (caret.current !== null) putCaret(editor, caret.current)
    return () => {
      caret.current = caretOf(editor)
      editor.destroy()
    }
  }, [fragment, label, describedBy])
  return <div ref={host} className={styles.box} data-size={size} />
}
