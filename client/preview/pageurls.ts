import { useEffect, useState } from "react"

/**
 * Addresses under which pages can be shown as images: what is inside an image cannot run, and our content security policy
 * allows `blob:` there. The old ones live until the new ones are there, so a page never flashes.
 */
export function usePageUrls(svgs: readonly string[]): readonly string[] {
  const [urls, setUrls] = useState<readonly string[]>([])
  useEffect(() => {
    const made = svgs.map((svg) => URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })))
    setUrls(made)
    return () => made.forEach((url) => setTimeout(() => URL.revokeObjectURL(url), 5_000))
  }, [svgs])
  return urls
}
