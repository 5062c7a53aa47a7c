import type { PRNG } from "lib0/prng"

/** What inputs are made of, and how one is made from others. */
export interface Kind<Input> {
  /** Something like an input, and a bit like another; never changes either. @param words What the code under test looks for. */
  mutated(input: Input, other: Input, words: readonly Input[], random: PRNG): Input
  /** Inputs with less in them, those with the least first. */
  smaller(input: Input): Iterable<Input>
  /** The input as it can be put into a test. */
  shown(input: Input): string
}

/** Code that takes something from outside, and what must hold for whatever it is given. */
export interface Target<Input> {
  readonly name: string
  /** Addresses of the modules whose blocks are to be reached. */
  readonly files: RegExp
  readonly kind: Kind<Input>
  /** What honest people give. */
  readonly seeds: readonly Input[]
  readonly words: readonly Input[]
  /** Throws when something does not hold. */
  run(input: Input): void
}
