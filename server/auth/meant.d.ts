import type { IncomingMessage } from "node:http";
/**
 * Whether a request is meant to act for this person. A browser has one cookie for all its windows: where somebody else signs in beside
 * a page, that page's requests come with the other's session, and what it says here is all that tells. One that says nothing is meant.
 */
export declare function isMeantFor({ headers, url }: Pick<IncomingMessage, "headers" | "url">, userId: string): boolean;
