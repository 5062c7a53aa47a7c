import bold from "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url"
import boldItalic from "@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf?url"
import regular from "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url"
import italic from "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?url"
import renderer from "@myriaddreamin/typst-ts-renderer/wasm?url"
import compiler from "@myriaddreamin/typst-ts-web-compiler/wasm?url"
import type { Assets } from "./wire.ts"

/** Loads the engine and its fonts; the browser keeps them for ever under their hashed names. Rejects when the network fails. */
export async function loadAssets(): Promise<Assets> {
  const [compilerModule, rendererModule, ...fonts] = await Promise.all([
    compiled(compiler),
    compiled(renderer),
    ...[regular, italic, bold, boldItalic].map(bytes),
  ])
  return { compiler: compilerModule, renderer: rendererModule, fonts }
}

/** Compiles while it loads, off the main thread. */
async function compiled(url: string): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(answered(url))
}

async function bytes(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await answered(url)).arrayBuffer())
}

async function answered(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response
}
