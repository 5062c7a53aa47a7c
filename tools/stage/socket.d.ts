import { WebSocket } from "ws";
/** A WebSocket as `ws` makes it, for a client that gives no more than an address. */
export type SocketClass = new (url: string, protocols?: string | string[]) => WebSocket;
/**
 * A WebSocket as a browser opens it that sends these headers.
 *
 * @param headers Asked at each opening: a session may have been renewed.
 * @param hears Gets every frame that comes, before the client does.
 */
export declare function browserSocket(headers: () => Readonly<Record<string, string>>, hears?: (frame: Buffer) => void): SocketClass;
