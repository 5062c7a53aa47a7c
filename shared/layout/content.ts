import type { PageStyle } from "../court/profile.ts"
import type { Side } from "../letter/side.ts"
import type { Runs } from "../text/runs.ts"

/** A position as it is printed. `draft`: not proffered yet, shown in a preview only and never in the letter. [T8] */
export interface PrintedPosition {
  readonly side: Side
  readonly party: string
  readonly runs: Runs
  readonly draft: boolean
}

/** An issue as it is printed: the mover's position first, the other's directly beneath. */
export interface PrintedIssue {
  readonly id: string
  readonly number: number
  readonly heading: Runs
  /** "Request for Production No. 4, First Set", or null. */
  readonly request: string | null
  readonly requestText: Runs
  readonly positions: readonly PrintedPosition[]
  /** Terms, where the profile lists a resolved issue as agreed. [T6] */
  readonly agreed: Runs | null
}

/**
 * Everything that is on the page, as data: the only input of `letter.typ`. Content is never markup. The content hash is
 * taken of `body`; the rest (draft mark, hashes at the foot, the colours of a preview) does not change what is signed.
 */
export interface LetterContent {
  readonly body: {
    readonly style: PageStyle
    /** The court's name and the judge, as addressed. */
    readonly court: string
    readonly judge: string
    /** "Re:" line. */
    readonly caption: string
    readonly caseNumber: string
    readonly dates: readonly { readonly label: string; readonly date: string }[]
    readonly introduction: Runs
    /** The confirmed calls, one printed line. Empty before the first. */
    readonly calls: string
    readonly issues: readonly PrintedIssue[]
    readonly signatures: readonly { readonly side: Side; readonly party: string; readonly name: string }[]
    readonly attestation: string
  }
  /** Signature lines once given: "/s/ Rosa Imai" and its authority; null while open. [S4] */
  readonly signed: Readonly<Record<Side, { readonly line: string; readonly authority: string } | null>>
  /** Marked DRAFT until final. [S3] */
  readonly draft: boolean
  /**
   * Date of the letter and of the PDF, ISO, by the court's clock with its distance from UTC. The page shows its day, the
   * metadata the moment. Comes from the record alone, and so do the bytes.
   */
  readonly date: string
  /** In small type at the foot, and in the metadata. [R3] */
  readonly hashes: { readonly head: string; readonly content: string } | null
  /** Colours each side's words, for the preview on the screen only. */
  readonly marks: boolean
}
