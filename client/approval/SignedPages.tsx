import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import type { LetterContent } from "../../shared/layout/content.ts"
import { valueOf } from "../api/queries.ts"
import { get, path } from "../api/request.ts"
import { Loading, Skeleton } from "../design/Skeleton.tsx"
import { useDesk } from "../letter/desk.ts"
import { PagePicture } from "../preview/PagePicture.tsx"
import { usePainter } from "../preview/painter.ts"
import { useLaid, usePages } from "../preview/pages.tsx"
import styles from "./Approval.module.css"

/** The name under which the letter to be signed is laid out beside the preview. */
const KEY = "approval"

/** Every page of what one signs. Until this browser can lay out pages, the server's, which lack one's own signature. */
export function SignedPages({ content }: { readonly content: LetterContent }) {
  const { asks } = usePages()
  const laid = useLaid(asks, KEY)
  const painter = usePainter()
  useEffect(() => {
    asks?.ask(KEY, content)
    return () => asks?.ask(KEY, null)
  }, [asks, content])
  const byServer = useServerPages(laid === null)
  const pages = laid?.pages ?? byServer
  return (
    <div className={styles.pages}>
      {!laid && <p className={styles.facts}>Laid out by the server, without your signature, until this browser is ready.</p>}
      {pages.length === 0 && (
        <>
          <Loading what="the pages" />
          <Skeleton height="24rem" />
        </>
      )}
      {pages.map((svg, i) => (
        <figure key={i}>
          <PagePicture svg={svg} painter={painter} label={`Page ${i + 1} of ${pages.length}. “As words” has its text.`} />
          <figcaption className={styles.facts}>
            Page {i + 1} of {pages.length}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

function useServerPages(isNeeded: boolean): readonly string[] {
  const { letter } = useDesk()
  const url = path`/api/letters/${letter.id}/pages`
  const { data } = useQuery({
    queryKey: [url, letter.head],
    queryFn: async () => valueOf(await get<readonly string[]>(url)),
    enabled: isNeeded,
    staleTime: Infinity,
  })
  return data ?? []
}
