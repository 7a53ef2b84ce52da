-- Passkeys (E1): another way to sign in. What is kept is public: a key that checks, and a counter.
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL CONSTRAINT passkey_staff REFERENCES staff,
  credential_id bytea NOT NULL CONSTRAINT passkey_credential UNIQUE,
  -- As its owner calls it.
  name text NOT NULL CONSTRAINT passkey_name CHECK (length(name) BETWEEN 1 AND 60),
  credential jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkey_of ON passkey (staff_id);

-- A question put to a browser, until it is answered: once, five minutes at most.
CREATE TABLE passkey_question (
  token_hash bytea PRIMARY KEY CONSTRAINT passkey_question_token CHECK (octet_length(token_hash) = 32),
  -- Null: whoever signs in is not known yet.
  staff_id uuid CONSTRAINT passkey_question_staff REFERENCES staff,
  body jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_question_over ON passkey_question (expires_at);

-- Puts a question. What has run out goes on the way.
CREATE FUNCTION app.ask_passkey(p_token bytea, p_body jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey_question WHERE expires_at < app.clock();
  INSERT INTO passkey_question (token_hash, staff_id, body, expires_at)
  VALUES (p_token, app.actor(), p_body, app.clock() + interval '5 minutes')
  ON CONFLICT (token_hash) DO UPDATE SET staff_id = EXCLUDED.staff_id, body = EXCLUDED.body, expires_at = EXCLUDED.expires_at;
END $$;

-- The question of this browser, for whoever it was put to. Null when there is none.
CREATE FUNCTION app.passkey_asked(p_token bytea) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.body FROM passkey_question q
  WHERE q.token_hash = p_token AND q.staff_id IS NOT DISTINCT FROM app.actor() AND q.expires_at > app.clock()
$$;

-- The same, and it is answered by that: of two answers one counts.
CREATE FUNCTION app.passkey_answered(p_token bytea) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM passkey_question q
  WHERE q.token_hash = p_token AND q.staff_id IS NOT DISTINCT FROM app.actor() AND q.expires_at > app.clock() RETURNING q.body
$$;

CREATE FUNCTION app.my_passkeys() RETURNS TABLE (id uuid, credential_id bytea, name text, created_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.credential_id, k.name, k.created_at, k.last_used_at FROM passkey k WHERE k.staff_id = app.actor() ORDER BY k.created_at
$$;

-- False when somebody has this key already.
CREATE FUNCTION app.add_my_passkey(p_id uuid, p_credential_id bytea, p_name text, p_credential jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO passkey (id, staff_id, credential_id, name, credential, created_at)
  SELECT p_id, s.id, p_credential_id, p_name, p_credential, app.clock() FROM staff s WHERE s.id = app.actor() AND s.ended_at IS NULL
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

CREATE FUNCTION app.remove_my_passkey(p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey WHERE id = p_id AND staff_id = app.actor();
  RETURN FOUND;
END $$;

-- Whose a key is, as long as they may sign in.
CREATE FUNCTION app.passkey_account(p_credential_id bytea) RETURNS TABLE (id uuid, controller text, credential jsonb, training_completed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, k.credential, s.training_completed_on FROM passkey k JOIN staff s ON s.id = k.staff_id
  WHERE k.credential_id = p_credential_id AND s.ended_at IS NULL AND s.paused_at IS NULL
$$;

-- Opens a session for whoever proved a key, and keeps its counter.
CREATE FUNCTION app.open_session_by_passkey(p_staff uuid, p_credential_id bytea, p_credential jsonb, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET last_sign_in_at = app.clock() WHERE id = p_staff AND ended_at IS NULL AND paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE passkey SET credential = p_credential, last_used_at = app.clock() WHERE credential_id = p_credential_id AND staff_id = p_staff;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at) VALUES (p_token_hash, p_staff, app.clock(), app.clock());
  RETURN true;
END $$;

-- An account that has ended needs no way in.
CREATE FUNCTION app.forget_ways_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM passkey WHERE staff_id = NEW.id;
  DELETE FROM recovery_code WHERE staff_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_forget_ways_in AFTER UPDATE OF ended_at ON staff FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.forget_ways_in();

GRANT SELECT, INSERT, DELETE ON passkey, passkey_question TO portal_definer;
GRANT UPDATE (credential, last_used_at) ON passkey TO portal_definer;
GRANT UPDATE (staff_id, body, expires_at) ON passkey_question TO portal_definer;

DO $$
DECLARE
  name text;
  f regprocedure;
BEGIN
  FOREACH name IN ARRAY ARRAY['passkey', 'passkey_question'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_owner USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_definer USING (true) WITH CHECK (true)', name || '_definer', name);
  END LOOP;
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'app' AND p.prosecdef AND p.proname IN ('ask_passkey', 'passkey_asked', 'passkey_answered', 'my_passkeys',
             'add_my_passkey', 'remove_my_passkey', 'passkey_account', 'open_session_by_passkey') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
GRANT SELECT ON passkey, passkey_question TO portal_backup;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.ask_passkey(bytea, jsonb), app.passkey_asked(bytea), app.passkey_answered(bytea), app.my_passkeys(),
  app.add_my_passkey(uuid, bytea, text, jsonb), app.remove_my_passkey(uuid), app.passkey_account(bytea),
  app.open_session_by_passkey(uuid, bytea, jsonb, bytea) TO portal_staff;
SET LOCAL ROLE portal_owner;
