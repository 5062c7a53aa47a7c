/**
 * The steps that make the tables, each applied once, in order, in a transaction. Forward only: a step that has been
 * released is never edited, a change is a new step.
 */
export const SQLITE_STEPS: readonly string[] = [
  `
  CREATE TABLE events (
    letter TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, user_id TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (letter, seq)
  );
  CREATE INDEX events_parts ON events (user_id) WHERE type IN ('letter-created', 'member-joined');
  CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER events_no_replace BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE letter = NEW.letter AND seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

  CREATE TABLE updates (
    letter TEXT NOT NULL, doc TEXT NOT NULL, n INTEGER NOT NULL, user_id TEXT NOT NULL, data BLOB NOT NULL,
    UNIQUE (letter, doc, n)
  );
  CREATE TABLE clients (
    letter TEXT NOT NULL, doc TEXT NOT NULL, client INTEGER NOT NULL, user_id TEXT NOT NULL,
    PRIMARY KEY (letter, doc, client)
  ) WITHOUT ROWID;

  CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY, code_hash TEXT NOT NULL, letter TEXT NOT NULL, side TEXT NOT NULL, role TEXT NOT NULL,
    email TEXT, invited_by_id TEXT NOT NULL, invited_by_name TEXT NOT NULL, created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL, accepted_by TEXT, wrong_codes INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE side_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT, letter TEXT NOT NULL, side TEXT NOT NULL, issue TEXT, user_id TEXT NOT NULL,
    name TEXT NOT NULL, at TEXT NOT NULL, runs TEXT NOT NULL
  );
  CREATE INDEX side_comments_letter ON side_comments (letter, side);
  CREATE TABLE notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT NOT NULL, letter TEXT, at TEXT NOT NULL, subject TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX notices_user ON notices (user_id);
  `,
  // What was appended last, in the order of the commits and without an index: one page a commit, however many docs are in it.
  `
  CREATE TABLE journal (
    at INTEGER PRIMARY KEY, letter TEXT NOT NULL, doc TEXT NOT NULL, n INTEGER NOT NULL, user_id TEXT NOT NULL, data BLOB NOT NULL
  );
  `,
  // Under which name a command was given, and which events it appended: what is given again is not done again.
  `
  CREATE TABLE done (
    letter TEXT NOT NULL, user_id TEXT NOT NULL, key TEXT NOT NULL, after INTEGER NOT NULL, through INTEGER NOT NULL,
    PRIMARY KEY (letter, user_id, key)
  ) WITHOUT ROWID;
  `,
]
