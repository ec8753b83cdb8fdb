-- Run once by whoever may make roles: the owner who never logs in, and the groups of posts.
-- A person's login is made by the council's own administrator and put into its groups.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['court_owner', 'court_officer', 'court_leader', 'court_finance',
                                'court_auditor', 'court_admin'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA IF NOT EXISTS court AUTHORIZATION court_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA court TO
    court_officer, court_leader, court_finance, court_auditor, court_admin;
