import type { Socket } from "./socket.ts";
import type { Twin } from "./twin.ts";
/** Says when a socket hears that its words are on disk. */
export declare class Acknowledgements {
    private readonly due;
    /** Runs while somebody has not heard yet. */
    private timer;
    /** @param due Called when it is time to tell those who are owed. */
    constructor(due: () => void);
    /** Notes that so many more updates of a socket are on disk; says whether it should hear of it now. */
    isTime(socket: Socket, count: number, isDue: boolean): boolean;
    /** What the socket hears. Only after a commit, when the twin is what the disk has. */
    frame(socket: Socket, twin: Twin | null): Uint8Array | null;
    private ring;
}
