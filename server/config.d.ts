/** How the server runs: everything it takes from the environment, checked. */
export interface Config {
    /** TCP port; 0 lets the system choose. */
    readonly port: number;
    readonly host: string;
    /** Folder of the database, the generated secret and the lock. */
    readonly dataDir: string;
    /** PostgreSQL; undefined means SQLite in `dataDir`. */
    readonly databaseUrl?: string;
    /** Where people reach the server. Undefined: `http://localhost:PORT`, known once the port is. */
    readonly publicUrl?: string;
    /** Undefined: notices go to the log and to the inbox page only. */
    readonly smtpUrl?: string;
    /** Whether the example letter is seeded. */
    readonly demo: boolean;
    /** Signs sessions. Undefined: generated once and kept in `dataDir`. */
    readonly authSecret?: string;
    /** What Express calls `trust proxy`: how many proxies, or which addresses, may say who the client is. */
    readonly trustProxy: boolean | number | string;
    readonly logLevel: LogLevel;
}
declare const LEVELS: readonly ["fatal", "error", "warn", "info", "debug", "silent"];
export type LogLevel = (typeof LEVELS)[number];
/** Every bad value named in one message, or the settings. */
export type ConfigVerdict = {
    readonly ok: true;
    readonly config: Config;
} | {
    readonly ok: false;
    readonly message: string;
};
/** Reads the settings from the environment. Empty means unset. Refuses all bad values at once, each by name. */
export declare function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigVerdict;
/** The address people use, once the port is known. */
export declare function publicUrl(config: Config, boundPort: number): string;
/**
 * The origins that are ours: the public one, and where that is this machine's own name, its other names at the same port.
 * A page on another port of the same machine gains nothing.
 */
export declare function ourOrigins(config: Config, boundPort: number): readonly string[];
export {};
