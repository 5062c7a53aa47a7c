import { Command } from "cmdk"
import type { ReactNode } from "react"
import { Dialog } from "../design/Dialog.tsx"
import { Kbd } from "../design/Kbd.tsx"
import styles from "./Palette.module.css"

/** One thing the palette can do. */
export interface Action {
  readonly id: string
  readonly group: string
  readonly label: string
  readonly icon?: ReactNode
  readonly keys?: string
  /** Other words under which it is looked for. */
  readonly also?: readonly string[]
  readonly run: () => void
}

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly actions: readonly Action[]
}

/** Everything that can be done or gone to, found by typing. */
export function Palette({ open, onClose, actions }: PaletteProps) {
  const groups = [...new Set(actions.map(({ group }) => group))]
  const run = (action: Action) => {
    onClose()
    // After the dialog has given the focus back, so that the action may take it.
    setTimeout(action.run)
  }
  return (
    <Dialog open={open} onClose={onClose} title="Commands">
      <Command label="Commands" className={styles.palette} loop>
        <Command.Input placeholder="Search commands and issues" className={styles.input} />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>Nothing is called that.</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group} heading={group} className={styles.group}>
              {actions
                .filter((action) => action.group === group)
                .map((action) => (
                  <Command.Item
                    key={action.id}
                    value={`${action.label} ${action.id}`}
                    keywords={[...(action.also ?? [])]}
                    className={styles.item}
                    onSelect={() => run(action)}
                  >
                    {action.icon}
                    <span className={styles.label}>{action.label}</span>
                    {action.keys && <Kbd keys={action.keys} />}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}
