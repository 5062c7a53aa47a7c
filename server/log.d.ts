import { type Logger } from "pino";
import type { LogLevel } from "./config.ts";
export type Log = Logger;
/**
 * The server's log: one JSON object a line on standard output. What a person wrote, e-mail addresses, cookies and tokens
 * are never handed to it; the redaction is a second fence for whatever a library's error drags along.
 */
export declare function createLog(level: LogLevel): Log;
