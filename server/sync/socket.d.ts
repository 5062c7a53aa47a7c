import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import type { Side } from "../../shared/letter/side.ts";
import type { Rights } from "../../shared/sync/docs.ts";
import { type CloseReason } from "../../shared/sync/wire.ts";
import { type Incoming } from "./frames.ts";
/** Who is at the other end; from the session and the record, never from what the client says. */
export interface Person {
    readonly userId: string;
    readonly name: string;
    readonly side: Side;
    readonly session: string;
}
/** The library closes an oversize message by itself, before we see it: with our code rather than its own. */
export declare class LetterWebSocket extends WebSocket {
    /** The connection beneath, where frames go out without a detour. */
    line: Duplex | null;
    close(code?: number, data?: string | Buffer): void;
    /** Sends several messages in one write. The library would take two for each, and they are most of what a keystroke costs. */
    sendTogether(messages: readonly Uint8Array[]): void;
}
/** What a socket needs of the connection beneath it: a WebSocket, or a request that stands in for one (`visit.ts`). */
export interface Connection {
    /** Whether it is one of many short ones of the same client, so that its end does not mean that the person has left. */
    readonly comesBack?: boolean;
    readonly readyState: number;
    readonly bufferedAmount: number;
    readonly isPaused: boolean;
    on(event: "message", hear: (data: Buffer, isBinary: boolean) => void): unknown;
    on(event: "pong" | "close", hear: () => void): unknown;
    send(frame: Uint8Array): void;
    /** Sends several in one go, where that is cheaper. */
    sendTogether?(frames: readonly Uint8Array[]): void;
    close(code?: number, reason?: string): void;
    terminate(): void;
    ping(): void;
    pause(): void;
    resume(): void;
}
/** What a socket reports to: the room it is in. */
export interface Listener {
    incoming(message: Incoming, size: number): void;
    left(): void;
}
/** One connection of one person to one doc. */
export declare class Socket {
    readonly person: Person;
    readonly rights: Rights;
    /** The number of the last event of the record from which the rights are known to follow; stale ones are asked again. */
    seq: number;
    /** Updates of this connection that were let in and are on disk. */
    saved: number;
    /** When it last heard how many, and whether there are more by now. */
    toldAt: number;
    isOwed: boolean;
    /** Whether its question about what it lacks was answered. Before that nothing is shown to it: the answer has it all. [A2] */
    isAnswered: boolean;
    /** Whether it has answered our question about what we lack. */
    hasAnswered: boolean;
    /** Updates that build on what the answer will bring. */
    early: Uint8Array[];
    /** The client id this socket is present under; null before it says so. */
    client: number | null;
    private readonly ws;
    private readonly frames;
    private readonly bytes;
    private readonly questions;
    private unhandled;
    private heard;
    private spoken;
    private gone;
    private refused;
    constructor(ws: Connection, person: Person, rights: Rights, seq: number);
    /** Starts to listen. What arrives is checked for size, form and rate before the room sees it. */
    attend(listener: Listener): void;
    /** Whether it was closed from this end: what it sent before and is still waiting is not looked at either. */
    get isRefused(): boolean;
    /** Whether the person is most likely back in a moment: not one who was sent away. */
    get comesBack(): boolean;
    /** Sends several frames in one go. A reader who does not drain is cut off; it reconnects and catches up. */
    send(frames: readonly Uint8Array[]): void;
    /** Ends the connection and says why. Nothing that arrives after this is looked at. */
    close(reason: CloseReason): void;
    /** Ends the connection for a restart: the client comes back by itself. What it has sent is still dealt with. */
    goAway(): void;
    /** Ends the connection without a word. */
    cut(): void;
    /** Says that a frame was dealt with; lets the socket be read from again. */
    handled(size: number): void;
    /**
     * Called now and then. Cuts off a peer that is not there any more; says `hello` to one that would otherwise hear nothing
     * (a stock client reconnects after 30 s of silence).
     */
    beat(hello: Uint8Array): void;
    private receive;
}
