-- What every later file stands on: the schema of our functions, the clock of the rules, ids, and the procedures that
-- migrations are written with.

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT USAGE, CREATE ON SCHEMA app TO portal_definer;

-- Backups read every table, those of later migrations among them.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO portal_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO portal_backup;

-- The clock of rules in the database. Tests set `app.now`; nothing else does.
CREATE FUNCTION app.clock() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- An id that sorts by the time of its making (version 7), as the portal's own: the chain of the audit follows them.
CREATE FUNCTION app.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_byte(b, 6, (get_byte(b, 6) & 15) | 112), 'hex')::uuid
  FROM (SELECT overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM app.clock()) * 1000)::bigint) FROM 3) FROM 1 FOR 6) AS b) AS drawn
$$;

-- Writing migrations ------------------------------------------------------------------------------
-- Only the owner, who migrates, reaches these.

CREATE SCHEMA migration;

-- Row-level security, the second wall: the table is closed unless a policy opens it. The owner migrates, seeds and
-- imports, and never serves. What the functions of `portal_definer` do with it is limited by its grants alone.
CREATE PROCEDURE migration.protect(p_table text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY %I ON %I TO portal_owner USING (true) WITH CHECK (true)', p_table || '_owner', p_table);
  EXECUTE format('CREATE POLICY %I ON %I TO portal_definer USING (true) WITH CHECK (true)', p_table || '_definer', p_table);
END $$;

-- The retention role alone deletes cases and ledgers.
CREATE PROCEDURE migration.let_retention_delete(p_table text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON %I TO portal_retention', p_table);
  EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_retention USING (true)', p_table || '_retention_read', p_table);
  EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO portal_retention USING (true)', p_table || '_retention_delete', p_table);
END $$;

-- The trigger of a ledger.
CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'portal_retention' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is a ledger: rows are added, never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- Makes a table a ledger: nobody updates it, and nobody but the retention role deletes.
CREATE PROCEDURE migration.append_only(p_table text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
    p_table || '_append_only', p_table);
  EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()',
    p_table || '_never_emptied', p_table);
END $$;

-- Hands every new SECURITY DEFINER function to `portal_definer`, as whom nobody logs in and who sees only what these
-- functions need. Whoever is to call one is granted that before; everybody else loses it here. The last line of each
-- file that makes such functions.
CREATE PROCEDURE migration.own_definers() LANGUAGE plpgsql AS $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p
           WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef AND p.proowner = 'portal_owner'::regrole LOOP
    IF NOT EXISTS (SELECT FROM pg_proc p, unnest(p.proconfig) c WHERE p.oid = f AND c LIKE 'search_path=%') THEN
      RAISE EXCEPTION '% runs as another role and names no search_path', f;
    END IF;
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
