import { Fingerprint } from "../design/Fingerprint.tsx"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import type { ApprovalView, SignatureView } from "./approvalview.ts"
import styles from "./Approval.module.css"

/** Both signature lines as they stand on the page, with who approved, when, and which content. [S2, S4] */
export function Signatures({ view }: { readonly view: ApprovalView }) {
  return (
    <div className={styles.signing}>
      <p className={styles.closing}>Respectfully submitted,</p>
      <div className={styles.signatures}>
        {view.signatures.map((signature) => (
          <Signature key={signature.side} signature={signature} />
        ))}
      </div>
      {view.attestation && <p className={styles.closing}>{view.attestation}</p>}
    </div>
  )
}

function Signature({ signature }: { readonly signature: SignatureView }) {
  const { me } = useDesk()
  const { side, party, name, line, authority, approval } = signature
  return (
    <section className={styles.signature} data-side={side} aria-label={`Signature of ${party}`}>
      <p className={styles.line}>
        {line ?? <span className="visually-hidden">Not signed</span>}
        {authority && <span className={styles.authority}>{authority}</span>}
      </p>
      <p className={styles.name}>{name || "Nobody has joined for this side yet"}</p>
      <SideName side={side} party={party} mine={side === me.side} />
      {approval ? (
        <p className={styles.facts}>
          Approved by {approval.act.by.name}, <Time iso={approval.act.at} />
          <br />
          Content <Fingerprint hash={approval.hash} of={`approved by ${party}`} />
        </p>
      ) : (
        <p className={styles.facts}>Not approved</p>
      )}
    </section>
  )
}
