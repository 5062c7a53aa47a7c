import { Dialog } from "../design/Dialog.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { SHORTCUTS } from "./shortcuts.ts"
import styles from "./ShortcutHelp.module.css"

/** Every key of the letter screen. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} width="narrow" title="Keys">
      <dl className={styles.list}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((each, i) => (
                <span key={each}>
                  {i > 0 && <span className={styles.or}>or</span>}
                  <Kbd keys={each} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
