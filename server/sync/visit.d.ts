import { EventEmitter } from "node:events";
import type { Said, Told } from "./call.ts";
import type { Connection } from "./socket.ts";
/**
 * One request in place of a connection, for networks that block WebSockets: comes into the room as a socket, says what it has
 * to say, asks what it lacks, hears the answer, and leaves. All that holds for a WebSocket holds for it.
 */
export declare class Visit extends EventEmitter implements Connection {
    readonly comesBack = true;
    readonly isPaused = false;
    readyState: number;
    bufferedAmount: number;
    private said;
    private readonly out;
    /** Updates that are still to be acknowledged. */
    private unsaved;
    private code;
    private mark;
    private isAnswered;
    private isNews;
    /** @param mayWrite Whether updates are acknowledged; a reader's are not. */
    constructor(said: Said, mayWrite: boolean);
    /** Says everything; afterwards the room has it in its queue. */
    speak(): void;
    /** Whether all that was said is on disk and all that was asked is answered; or the visit is over. */
    get isDone(): boolean;
    /** Whether there is something that the client does not know. */
    get hasNews(): boolean;
    /** Ends the visit, and gives what was heard. */
    leave(): Told;
    send(frame: Uint8Array): void;
    close(code?: number): void;
    /** 1006 is what a browser says of a WebSocket that broke. */
    terminate(): void;
    ping(): void;
    pause(): void;
    resume(): void;
    private end;
    /** Notes what a frame means; whether the client has a use for it. */
    private take;
    private counted;
    /** How many more updates are on disk than in the last acknowledgement. */
    private count;
    private takeAnswer;
    private isNewPresence;
}
