import { createHash } from "node:crypto"
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

/** What is worth compressing; fonts and pictures already are. */
const TEXT = /\.(html|js|css|svg|json|wasm|txt|webmanifest|ttf|otf)$/

/**
 * Files above this many bytes get brotli at quality 9. For the layout engine's WASM of 28 MB, measured on two cores: quality 9
 * gives 8.1 MB in 8 s, 10 gives 7.4 MB in 42 s, 11 gives 7.1 MB in 68 s.
 */
const LARGE = 4 * 1024 * 1024

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)

/** The parts of a Vite plugin that are used here. */
interface Plugin {
  readonly name: string
  readonly apply: "build"
  readonly writeBundle: (options: { dir?: string }) => Promise<void>
}

/**
 * Writes a `.br` and a `.gz` beside each file of the build, so that the server never compresses. What was compressed once is
 * kept by its hash under `node_modules/.cache`: a second build takes nothing.
 */
export function compressed(cache = "node_modules/.cache/compressed"): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir }) {
      if (!dir) return
      await mkdir(cache, { recursive: true })
      const files = (await readdir(dir, { recursive: true })).filter((file) => TEXT.test(file))
      await Promise.all(files.map((file) => compressBeside(join(dir, file), cache)))
    },
  }
}

async function compressBeside(file: string, cache: string): Promise<void> {
  const bytes = await readFile(file)
  const quality = bytes.length > LARGE ? 9 : 11
  const key = join(cache, `${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}-q${quality}`)
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const br = await kept(`${key}.br`, () => brotli(bytes, { params: { ...params, [constants.BROTLI_PARAM_LGWIN]: 24 } }))
  const gzipped = await kept(`${key}.gz`, () => gz(bytes, { level: 9 }))
  if (br.length < bytes.length) await writeFile(`${file}.br`, br)
  if (gzipped.length < bytes.length) await writeFile(`${file}.gz`, gzipped)
}

async function kept(path: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = await readFile(path).catch(() => null)
  if (known) return known
  const made = await make()
  await writeFile(path, made)
  return made
}
