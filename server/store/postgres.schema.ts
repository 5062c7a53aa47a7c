/**
 * The steps that make the tables, each applied once, in order, in a transaction. Forward only: a step that has been
 * released is never edited, a change is a new step.
 *
 * Appending is done by functions, for one round trip. They lock what they append to until their commit, so numbers become
 * visible in their order: a reader that has seen n has seen everything below it.
 */
export const POSTGRES_STEPS: readonly string[] = [
  `
  CREATE TABLE events (
    id bigserial PRIMARY KEY, letter text NOT NULL, seq integer NOT NULL, type text NOT NULL, user_id text NOT NULL,
    body text NOT NULL, UNIQUE (letter, seq)
  );
  CREATE INDEX events_parts ON events (user_id) WHERE type IN ('letter-created', 'member-joined');
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$;
  CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE TABLE updates (
    letter text NOT NULL, doc text NOT NULL, n integer NOT NULL, user_id text NOT NULL, data bytea NOT NULL,
    PRIMARY KEY (letter, doc, n)
  );
  CREATE TABLE clients (
    letter text NOT NULL, doc text NOT NULL, client bigint NOT NULL, user_id text NOT NULL,
    PRIMARY KEY (letter, doc, client)
  );

  CREATE TABLE invitations (
    token_hash text PRIMARY KEY, code_hash text NOT NULL, letter text NOT NULL, side text NOT NULL, role text NOT NULL,
    email text, invited_by_id text NOT NULL, invited_by_name text NOT NULL, created_at text NOT NULL,
    expires_at text NOT NULL, accepted_by text, wrong_codes integer NOT NULL DEFAULT 0
  );
  CREATE TABLE side_comments (
    id serial PRIMARY KEY, letter text NOT NULL, side text NOT NULL, issue text, user_id text NOT NULL, name text NOT NULL,
    at text NOT NULL, runs text NOT NULL
  );
  CREATE INDEX side_comments_letter ON side_comments (letter, side);
  CREATE TABLE notices (
    id serial PRIMARY KEY, user_id text NOT NULL, letter text, at text NOT NULL, subject text NOT NULL, text text NOT NULL
  );
  CREATE INDEX notices_user ON notices (user_id);

  CREATE FUNCTION append_events(node text, of_letter text, expected integer, seqs integer[], types text[], users text[], bodies text[])
  RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_letter, 1));
    IF (SELECT coalesce(max(seq), 0) FROM events WHERE letter = of_letter) <> expected THEN RETURN false; END IF;
    INSERT INTO events (letter, seq, type, user_id, body)
      SELECT of_letter, t.seq, t.type, t.user_id, t.body
      FROM unnest(seqs, types, users, bodies) WITH ORDINALITY AS t (seq, type, user_id, body, ord) ORDER BY ord;
    PERFORM pg_notify('changes', node || ' record ' || of_letter || ' ' || expected + cardinality(seqs));
    RETURN true;
  END $$;

  CREATE FUNCTION append_updates(node text, letters text[], docs text[], users text[], datas bytea[])
  RETURNS TABLE (id integer, seq integer) LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(t.letter || ' ' || t.doc, 2) AS key FROM unnest(letters, docs) AS t (letter, doc) ORDER BY key
    ) AS keys;
    PERFORM pg_notify('changes', node || ' draft ' || t.letter || ' ' || t.doc)
      FROM (SELECT DISTINCT * FROM unnest(letters, docs) AS u (letter, doc)) AS t;
    RETURN QUERY
      WITH given AS (
        SELECT t.*, row_number() OVER (PARTITION BY t.letter, t.doc ORDER BY t.ord)::integer AS k
        FROM unnest(letters, docs, users, datas) WITH ORDINALITY AS t (letter, doc, user_id, data, ord)
      ), placed AS (
        SELECT given.*, k + coalesce((SELECT max(u.n) FROM updates u WHERE u.letter = given.letter AND u.doc = given.doc), 0) AS n
        FROM given
      ), added AS (
        INSERT INTO updates (letter, doc, n, user_id, data) SELECT p.letter, p.doc, p.n, p.user_id, p.data FROM placed p
      )
      SELECT p.n, coalesce((SELECT max(e.seq) FROM events e WHERE e.letter = p.letter), 0) FROM placed p ORDER BY p.ord;
  END $$;
  `,
  // Under which name a command was given, and which events it appended: what is given again is not done again. Servers of both versions
  // may run: the older ones go on with the function that knows no names.
  `
  CREATE TABLE done (
    letter text NOT NULL, user_id text NOT NULL, key text NOT NULL, after integer NOT NULL, through integer NOT NULL,
    PRIMARY KEY (letter, user_id, key)
  );
  CREATE FUNCTION append_events(node text, of_letter text, expected integer, seqs integer[], types text[], users text[], bodies text[],
    by_user text, by_key text) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT append_events(node, of_letter, expected, seqs, types, users, bodies) THEN RETURN false; END IF;
    IF by_key IS NOT NULL THEN
      INSERT INTO done (letter, user_id, key, after, through) VALUES (of_letter, by_user, by_key, expected, expected + cardinality(seqs))
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN true;
  END $$;
  `,
]
