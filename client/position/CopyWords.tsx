import { plain, type Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { toast } from "../design/toast.ts"

/** A button that copies words. */
export function CopyWords({ runs }: { readonly runs: Runs }) {
  return (
    <Button size="small" onClick={() => void navigator.clipboard.writeText(plain(runs)).then(() => toast("Words copied."))}>
      Copy
    </Button>
  )
}
