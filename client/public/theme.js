// Runs before the first paint, so that a dark choice never flashes white. The policy of the page allows no inline script.
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "system"
} catch {
  document.documentElement.dataset.theme = "system"
}
