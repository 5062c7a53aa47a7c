import * as Y from "yjs";
/** The words of a place in a doc, as a client that is no editor writes them: one paragraph, made when it is first asked for. */
export declare function paragraphOf(doc: Y.Doc, root: string): Y.XmlText;
