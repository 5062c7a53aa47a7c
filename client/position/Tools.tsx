import type { Editor } from "@tiptap/core"
import { Bold, Italic, Redo2, Underline, Undo2 } from "lucide-react"
import { useCallback, useSyncExternalStore, type KeyboardEvent } from "react"
import { MARKS, type Mark } from "../../shared/text/runs.ts"
import { IconButton } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import styles from "./PositionEditor.module.css"

const LOOK = {
  bold: { label: "Bold", keys: "Mod+B", Icon: Bold },
  italic: { label: "Italic", keys: "Mod+I", Icon: Italic },
  underline: { label: "Underline", keys: "Mod+U", Icon: Underline },
} as const

/** The marks under the selection, as a string so that React sees when nothing changed. */
function useActive(editor: Editor | null): readonly string[] {
  const subscribe = useCallback(
    (tell: () => void) => {
      editor?.on("transaction", tell)
      return () => void editor?.off("transaction", tell)
    },
    [editor],
  )
  const now = () => (editor && !editor.isDestroyed ? MARKS.filter((mark) => editor.isActive(mark)).join(" ") : "")
  return useSyncExternalStore(subscribe, now).split(" ")
}

/** Moves the focus along a row of buttons; the row is one stop for Tab. */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  buttons[to % buttons.length]?.focus()
}

/** Bold, italic, underline, undo, redo. Pressing one leaves the caret where it is. */
export function Tools({ editor }: { readonly editor: Editor | null }) {
  const active = useActive(editor)
  const keep = { onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault() }
  const toggle = (mark: Mark) => editor?.chain().focus().toggleMark(mark).run()
  return (
    <div role="toolbar" aria-label="Text" className={styles.tools} onKeyDown={rove} tabIndex={-1}>
      {MARKS.map((mark, i) => {
        const { label, keys, Icon } = LOOK[mark]
        return (
          <IconButton
            key={mark}
            {...keep}
            tabIndex={i === 0 ? 0 : -1}
            size="small"
            label={label}
            hint={
              <>
                {label} <Kbd keys={keys} />
              </>
            }
            aria-pressed={active.includes(mark)}
            icon={<Icon aria-hidden />}
            onClick={() => toggle(mark)}
          />
        )
      })}
      <span className={styles.gap} />
      <IconButton
        {...keep}
        tabIndex={-1}
        size="small"
        label="Undo"
        hint={
          <>
            Undo <Kbd keys="Mod+Z" />
          </>
        }
        icon={<Undo2 aria-hidden />}
        onClick={() => editor?.commands.undo()}
      />
      <IconButton
        {...keep}
        tabIndex={-1}
        size="small"
        label="Redo"
        hint={
          <>
            Redo <Kbd keys="Mod+Y" />
          </>
        }
        icon={<Redo2 aria-hidden />}
        onClick={() => editor?.commands.redo()}
      />
    </div>
  )
}
