import type { AnyExtension } from "@tiptap/core"
import { Bold } from "@tiptap/extension-bold"
import { Document } from "@tiptap/extension-document"
import { Italic } from "@tiptap/extension-italic"
import { Paragraph } from "@tiptap/extension-paragraph"
import { Text } from "@tiptap/extension-text"
import { Underline } from "@tiptap/extension-underline"

/**
 * What a position may hold: paragraphs of text, bold, italic, underlined. Several paragraphs are allowed because two people
 * of one side may each write the first one at the same moment; print joins them.
 */
export const SCHEMA: readonly AnyExtension[] = [Document, Paragraph, Text, Bold, Italic, Underline]
