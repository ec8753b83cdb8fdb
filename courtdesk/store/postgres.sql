-- What PostgreSQL itself enforces: who acts, that every change has a command, and the journal.
-- Every function borrows the owner's rights only for what it is named after, finds names in the
-- schema alone, and is taken from PUBLIC in the transaction that makes it.

CREATE OR REPLACE FUNCTION court.may_work() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = court, pg_temp AS $$
    SELECT pg_has_role(session_user, 'court_owner', 'member') OR EXISTS (
        SELECT 1 FROM officers
        WHERE login = session_user AND (left_on IS NULL OR left_on > current_date)
    )
$$;

CREATE OR REPLACE FUNCTION court.seal_command() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = court, pg_temp AS $$
BEGIN
    NEW.login := session_user;
    NEW.officer_id := (SELECT id FROM officers WHERE login = session_user);
    NEW.at := clock_timestamp();
    NEW.transaction := pg_current_xact_id()::text;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION court.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = court, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'guarded: % %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE OR REPLACE FUNCTION court.count_versions() RETURNS trigger
LANGUAGE plpgsql SET search_path = court, pg_temp AS $$
BEGIN
    IF NEW.version IS DISTINCT FROM OLD.version + 1 THEN
        RAISE EXCEPTION 'guarded: version %', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION court.write_journal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = court, pg_temp AS $$
DECLARE
    command bigint;
    was jsonb := '{}';
    is_now jsonb := '{}';
    verb text;
    row_id bigint;
    number bigint;
    previous text;
    at text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    salt text := replace(gen_random_uuid()::text, '-', '');
    fields text;
    digest text;
BEGIN
    PERFORM pg_advisory_xact_lock(20260907);
    SELECT max(id) INTO command FROM commands
        WHERE transaction = pg_current_xact_id()::text AND commands.at >= now();
    IF command IS NULL THEN
        RAISE EXCEPTION 'guarded: a change needs a command'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'INSERT' THEN
        verb := 'add';
        row_id := NEW.id;
        is_now := to_jsonb(NEW) - 'id' - 'version';
    ELSIF TG_OP = 'DELETE' THEN
        verb := 'remove';
        row_id := OLD.id;
        was := to_jsonb(OLD) - 'id' - 'version';
    ELSE
        verb := 'change';
        row_id := NEW.id;
        SELECT coalesce(jsonb_object_agg(o.key, o.value), '{}'),
               coalesce(jsonb_object_agg(n.key, n.value), '{}')
            INTO was, is_now
            FROM jsonb_each(to_jsonb(OLD) - 'id' - 'version') o
            JOIN jsonb_each(to_jsonb(NEW) - 'id' - 'version') n USING (key)
            WHERE o.value IS DISTINCT FROM n.value;
        IF is_now = '{}' THEN
            RETURN NULL;
        END IF;
    END IF;
    SELECT id, hash INTO number, previous FROM journal ORDER BY id DESC LIMIT 1;
    number := coalesce(number, 0) + 1;
    fields := jsonb_build_object('before', was, 'after', is_now)::text;
    digest := encode(sha256(convert_to(salt || '|' || fields, 'UTF8')), 'hex');
    INSERT INTO journal (id, command_id, at, login, table_name, row_id, verb, digest, hash)
    VALUES (
        number, command, at, session_user, TG_TABLE_NAME, row_id, verb, digest,
        encode(sha256(convert_to(concat_ws(
            '|', coalesce(previous, repeat('0', 64)), number, at, session_user, command,
            TG_TABLE_NAME, row_id, verb, digest
        ), 'UTF8')), 'hex')
    );
    INSERT INTO journal_payloads (id, salt, fields) VALUES (number, salt, fields);
    RETURN NULL;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA court FROM PUBLIC;
GRANT EXECUTE ON FUNCTION court.may_work() TO
    court_owner, court_officer, court_leader, court_finance, court_auditor, court_admin;
