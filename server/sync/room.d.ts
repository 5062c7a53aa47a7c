import type { Letter } from "../../shared/letter/letter.ts";
import { type DocName, rights } from "../../shared/sync/docs.ts";
import type { Store } from "../store/store.ts";
import type { Allowances } from "./allowances.ts";
import type { Commits, Party } from "./commits.ts";
import type { Socket } from "./socket.ts";
/** What a room needs of the world. */
export interface Surroundings {
    readonly store: Store;
    readonly commits: Commits;
    /** Looks at the record again and has every room of the letter settle its sockets by it. */
    recheck(letter: string): Promise<void>;
    /** The room is empty, or has failed; a person who comes now gets a new one. */
    leaving(room: Room, failure: unknown): void;
    /** A socket has closed. */
    exit(socket: Socket): void;
    /** Whether this server was awake all the time; where not, everybody is sent away, to come back and be judged anew. */
    isAwake(): boolean;
    /** What each person may have the server do. */
    readonly allowances: Allowances;
}
/**
 * Everybody who has one doc open. One queue: what arrives is tried on the twin, stored, and only then shown and
 * acknowledged. While a commit is on its way the next messages gather, and go together. [A1, A2]
 *
 * A round goes from step to step, and waits only where there is something to wait for: a promise costs as much as all the rest
 * of a keystroke.
 */
export declare class Room implements Party {
    readonly letter: string;
    readonly doc: DocName;
    commit: number;
    private readonly around;
    private readonly draft;
    private readonly gate;
    private readonly company;
    private readonly sockets;
    private readonly lingering;
    private readonly acknowledgements;
    private tasks;
    private isClosing;
    private state;
    /** The record's last number, as far as heard. Sockets whose rights follow from an older record get nothing until settled. */
    private seq;
    constructor(letter: string, doc: DocName, around: Surroundings);
    /** Lets a socket in. It is greeted when the doc is loaded; a load that fails refuses it. */
    join(socket: Socket): void;
    /** The sockets in the room. */
    get people(): ReadonlySet<Socket>;
    /** Another node has stored something. */
    elsewhere(): void;
    /** Something may have been missed of what other nodes have told. */
    missed(): void;
    /** Another node tells of somebody who has come there, has gone or has moved the caret; or asks who is here. */
    told(said: string): void;
    /** The record has moved on: until `settle`, nobody whose rights follow from an older one is told anything. [A2] */
    unsettle(seq: number): void;
    /** Closes the sockets whose rights are not what they were; the others may be told things again, and hear who is here. [A2] */
    settle(letter: Letter | null): void;
    /** The server stops: nobody is waited for. */
    disperse(): void;
    private add;
    private left;
    private get isEmpty();
    /** A commit is about to begin: everything that has come goes through, and what is to be written goes with it. */
    begin(): void;
    /** Goes on with a step: at once, where there is nothing to wait for. */
    private go;
    /** Tries what has come, one after the other. */
    private take;
    /** Who may watch again must not be shown what was erased meanwhile, also where another node was told of that. [A2] */
    private isLookedUp;
    /** How many updates of the task's socket are in. */
    private taken;
    private note;
    /**
     * Answers a question, if it is one, without waiting for the commit, where all that there is to say is on the disk already: a client asks and
     * shows its id in the same breath, and the claim of the id would hold up the opening of the letter. Gives whether it is dealt with.
     */
    private answersAtOnce;
    /** Whoever opens a doc, asks for it, or says what is not simply typed, has the server work. Done is done; who has had too much goes. */
    private charge;
    private write;
    private written;
    /** After a round. */
    private next;
    private stop;
    /** After a failure nobody goes on from a doc that is not on disk: all keep their words, come back and send them again. */
    private end;
    /** What the others are to be told of a socket's presence. */
    private heard;
    private refuse;
    /** Whether what is about to be shown may be younger than the rights of those who would see it. [A2] */
    private isUnsettled;
    /** Whether something is to be shown of which the store has not said which event was the last. */
    private isAsked;
    /** Whether the rights of somebody here follow from an older record than the last one heard of. */
    private hasStale;
    /** Looks at the record again, until everybody's rights are as young as what is about to be shown. [A2] */
    private settled;
    /** Whether it is the question of somebody who reads only because the writers let it. */
    private asksToWatch;
    /** Whether a socket reads only because the writers let it. */
    private watches;
    private show;
    private reply;
    private answer;
    /** The one way out: nothing goes to a socket whose rights are older than the record. [A2] */
    private send;
}
/** A person's rights on a doc as the letter stands. */
export declare function rightsOf(letter: Letter, doc: DocName, userId: string): ReturnType<typeof rights>;
