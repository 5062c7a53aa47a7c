import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import "./design/tokens.css"
import "./design/base.css"
import { App } from "./app/App.tsx"

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
