import { Component, type ErrorInfo, type ReactNode } from "react"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import styles from "./ErrorBoundary.module.css"

interface State {
  readonly error: Error | null
}

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** What stands there instead, where it is only a part of a page. */
  readonly instead?: ReactNode
}

/**
 * Stands in for a page that broke by a fault of ours, or whose code could not be loaded, and says what to do. What was written
 * is in the letter's docs and comes back with the page.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`${error.message}${info.componentStack ?? ""}`, { cause: error }))
  }

  override render(): ReactNode {
    const { children, instead } = this.props
    if (!this.state.error) return children
    if (instead) return instead
    return (
      <div className={styles.broken}>
        <h1 tabIndex={-1}>This page broke</h1>
        <Banner tone="danger" action={<Button onClick={() => location.reload()}>Load the page again</Button>}>
          It is a fault of ours, or the page did not arrive whole. What you wrote is kept. ({this.state.error.message})
        </Banner>
      </div>
    )
  }
}
