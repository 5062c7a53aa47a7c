import { QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query"
import type { Answer, ApiRefusal } from "./answer.ts"
import { get } from "./request.ts"

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Refused
  }
}

/** A refusal in the one form in which the query library can carry it; what was read before stays on the screen beside it. */
export class Refused extends Error {
  readonly refusal: ApiRefusal

  constructor(refusal: ApiRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The value of an answer, for the query library. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

/** Only a lost connection or a stumbling server is worth asking again; a refusal stays one. */
function worthRetrying(count: number, error: Refused): boolean {
  return count < 3 && (error.refusal.status === 0 || error.refusal.status >= 500)
}

/** What was read from the server, and when it is read again. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000, networkMode: "always" } },
})

/** Reads a path and keeps it fresh: again when the window is looked at, or a connection comes back. */
export function useGet<T>(path: string, options: { readonly enabled?: boolean; readonly every?: number } = {}): UseQueryResult<T> {
  return useQuery({
    queryKey: [path],
    queryFn: async () => valueOf(await get<T>(path)),
    enabled: options.enabled ?? true,
    ...(options.every && { refetchInterval: options.every }),
  })
}

/** Reads again what begins with this path. */
export function refresh(path: string): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) })
}
