import type { Role, Side } from "../../shared/letter/side.ts";
import type { Invitation } from "./store.ts";
/** An invitation as its table has it, the same in both databases. */
export interface InvitationRow {
    readonly token_hash: string;
    readonly code_hash: string;
    readonly letter: string;
    readonly side: Side;
    readonly role: Role;
    readonly email: string | null;
    readonly invited_by_id: string;
    readonly invited_by_name: string;
    readonly created_at: string;
    readonly expires_at: string;
    readonly accepted_by: string | null;
    readonly wrong_codes: number;
}
/** The columns' values, in the order of the table. */
export declare function invitationRow(i: Invitation): (string | number | null)[];
/** The invitation of a row. */
export declare function invitationOf(row: InvitationRow): Invitation;
