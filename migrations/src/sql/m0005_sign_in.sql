-- Signing in: by password and one-time code, recovery code, passkey, or the organisation's own directory (OpenID
-- Connect). An account is still made by two people; the directory says who somebody is, and which of the account's
-- roles count this time.

-- A signed-in browser: the cookie's value is stored only as a hash.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY CONSTRAINT session_token_hash CHECK (octet_length(token_hash) = 32),
  staff_id uuid NOT NULL CONSTRAINT session_staff REFERENCES staff,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Null: all roles of the account. Otherwise those that the directory gave when this session began.
  roles text[]
);
CREATE INDEX session_open ON session (staff_id) WHERE ended_at IS NULL;
CALL migration.protect('session');
GRANT SELECT, DELETE ON session TO portal_worker;
CREATE POLICY session_worker_read ON session FOR SELECT TO portal_worker USING (true);
CREATE POLICY session_worker_clear ON session FOR DELETE TO portal_worker
  USING (touched_at < app.clock() - interval '1 day');
GRANT SELECT, INSERT, UPDATE (touched_at, ended_at) ON session TO portal_definer;

-- Sign-in tries by account name (hashed: a mistyped name may be a password) and by address class.
CREATE TABLE sign_in_attempt (
  id uuid PRIMARY KEY,
  name_hash bytea NOT NULL,
  at timestamptz NOT NULL,
  ok boolean NOT NULL
);
CREATE INDEX sign_in_attempt_recent ON sign_in_attempt (name_hash, at DESC);
CALL migration.protect('sign_in_attempt');
CALL migration.let_retention_delete('sign_in_attempt');
GRANT SELECT, INSERT ON sign_in_attempt TO portal_definer;

-- Keyed hashes of codes that stand in for a lost phone. Each works once.
CREATE TABLE recovery_code (
  staff_id uuid NOT NULL CONSTRAINT recovery_code_staff REFERENCES staff,
  code_hash bytea NOT NULL CONSTRAINT recovery_code_hash CHECK (octet_length(code_hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (staff_id, code_hash)
);
CALL migration.protect('recovery_code');
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO portal_definer;

-- Passkeys (feature E1): another way to sign in. What is kept is public: a key that checks, and a counter.
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
CALL migration.protect('passkey');
GRANT SELECT, INSERT, UPDATE (credential, last_used_at), DELETE ON passkey TO portal_definer;

-- A question put to a browser, until it is answered: once, five minutes at most.
CREATE TABLE passkey_challenge (
  token_hash bytea PRIMARY KEY CONSTRAINT passkey_challenge_token CHECK (octet_length(token_hash) = 32),
  -- Null: whoever signs in is not known yet.
  staff_id uuid CONSTRAINT passkey_challenge_staff REFERENCES staff,
  body jsonb NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_expired ON passkey_challenge (expires_at);
CALL migration.protect('passkey_challenge');
GRANT SELECT, INSERT, UPDATE (staff_id, body, expires_at), DELETE ON passkey_challenge TO portal_definer;

-- Whose account a person of the directory has. Bound when they first come, and never to another by a name alone.
CREATE TABLE staff_sso (
  staff_id uuid PRIMARY KEY CONSTRAINT staff_sso_staff REFERENCES staff,
  issuer text NOT NULL,
  -- Keyed hash: the directory's own number of a person is nobody else's business.
  subject_hash bytea NOT NULL CONSTRAINT staff_sso_subject CHECK (octet_length(subject_hash) = 32),
  linked_at timestamptz NOT NULL,
  CONSTRAINT staff_sso_once UNIQUE (issuer, subject_hash)
);
CALL migration.protect('staff_sso');
GRANT SELECT, INSERT, DELETE ON staff_sso TO portal_definer;

-- Password and one-time code ----------------------------------------------------------------------

-- The account behind a sign-in name, unless it has ended or is paused.
CREATE FUNCTION app.sign_in_account(p_name text)
RETURNS TABLE (id uuid, controller text, password_hash text, totp_epoch integer, totp_wrapped_key bytea,
  totp_secret bytea, totp_last_step bigint, training_completed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, s.password_hash, s.totp_epoch, s.totp_wrapped_key, s.totp_secret, s.totp_last_step,
    s.training_completed_on
  FROM staff s WHERE s.name = p_name AND s.ended_at IS NULL AND s.paused_at IS NULL
$$;

-- Until when nobody may try this name: an hour after the fifth newest failed attempt since the last right one;
-- null while there are fewer in the hour.
CREATE FUNCTION app.sign_in_blocked_until(p_name_hash bytea) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.at + interval '1 hour' FROM sign_in_attempt t
  WHERE t.name_hash = p_name_hash AND NOT t.ok AND t.at > app.clock() - interval '1 hour'
    AND t.at > coalesce((SELECT max(o.at) FROM sign_in_attempt o WHERE o.name_hash = p_name_hash AND o.ok), '-infinity')
  ORDER BY t.at DESC OFFSET 4 LIMIT 1
$$;

CREATE FUNCTION app.record_sign_in_attempt(p_id uuid, p_name_hash bytea, p_ok boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ INSERT INTO sign_in_attempt (id, name_hash, at, ok) VALUES (p_id, p_name_hash, app.clock(), p_ok) $$;

-- Uses up the one-time step and opens a session; false if the step was used before (by a copy of this request, say).
CREATE FUNCTION app.open_session(p_staff uuid, p_step bigint, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET totp_last_step = p_step, last_sign_in_at = app.clock()
  WHERE id = p_staff AND totp_last_step < p_step AND ended_at IS NULL AND paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at) VALUES (p_token_hash, p_staff, app.clock(), app.clock());
  RETURN true;
END $$;

-- The same with a recovery code, which is used up.
CREATE FUNCTION app.open_session_by_recovery(p_staff uuid, p_code_hash bytea, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE recovery_code SET used_at = app.clock() WHERE staff_id = p_staff AND code_hash = p_code_hash AND used_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE staff SET last_sign_in_at = app.clock() WHERE id = p_staff AND ended_at IS NULL AND paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at) VALUES (p_token_hash, p_staff, app.clock(), app.clock());
  RETURN true;
END $$;

-- Sessions ----------------------------------------------------------------------------------------

-- The account behind a cookie, without keeping its session awake: a page that is left open is not work.
CREATE FUNCTION app.session_peek(p_token_hash bytea)
RETURNS TABLE (id uuid, controller text, name text, display_name text, training_completed_on date, roles text[], queues text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, s.name, s.display_name, s.training_completed_on,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id AND (x.roles IS NULL OR r.role = ANY (x.roles)) ORDER BY 1),
    ARRAY(SELECT sq.queue FROM staff_queue sq WHERE sq.staff_id = s.id ORDER BY 1)
  FROM session x JOIN staff s ON s.id = x.staff_id
  WHERE x.token_hash = p_token_hash AND x.ended_at IS NULL AND s.ended_at IS NULL
    AND x.touched_at > app.clock() - interval '20 minutes' AND x.created_at > app.clock() - interval '8 hours'
$$;

-- The account behind a cookie: 20 idle minutes, 8 hours at most. Keeps the session awake, once a minute at most.
CREATE FUNCTION app.session_account(p_token_hash bytea)
RETURNS TABLE (id uuid, controller text, name text, display_name text, training_completed_on date, roles text[], queues text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT * FROM app.session_peek(p_token_hash);
  IF FOUND THEN
    UPDATE session SET touched_at = app.clock()
    WHERE token_hash = p_token_hash AND touched_at < app.clock() - interval '1 minute';
  END IF;
END $$;

CREATE FUNCTION app.end_session(p_token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ UPDATE session SET ended_at = app.clock() WHERE token_hash = p_token_hash AND ended_at IS NULL $$;

-- Passkeys ----------------------------------------------------------------------------------------

-- Puts a question. What has run out goes on the way.
CREATE FUNCTION app.begin_passkey_challenge(p_token bytea, p_body jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM passkey_challenge WHERE expires_at < app.clock();
  INSERT INTO passkey_challenge (token_hash, staff_id, body, expires_at)
  VALUES (p_token, app.actor(), p_body, app.clock() + interval '5 minutes')
  ON CONFLICT (token_hash) DO UPDATE SET staff_id = EXCLUDED.staff_id, body = EXCLUDED.body, expires_at = EXCLUDED.expires_at;
END $$;

-- The question of this browser, for whoever it was put to. Null when there is none.
CREATE FUNCTION app.passkey_challenge(p_token bytea) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.body FROM passkey_challenge q
  WHERE q.token_hash = p_token AND q.staff_id IS NOT DISTINCT FROM app.actor() AND q.expires_at > app.clock()
$$;

-- The same, and it is answered by that: of two answers one counts.
CREATE FUNCTION app.take_passkey_challenge(p_token bytea) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM passkey_challenge q
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

-- The directory -----------------------------------------------------------------------------------

-- The account of a person of the directory: the one that is bound to them, else the one of this name that is bound to
-- nobody. No row: there is none, or the name belongs to somebody else.
CREATE FUNCTION app.sso_account(p_controller text, p_name text, p_issuer text, p_subject_hash bytea)
RETURNS TABLE (id uuid, training_completed_on date, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.training_completed_on, ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1)
  FROM staff s LEFT JOIN staff_sso o ON o.staff_id = s.id
  WHERE s.controller = p_controller AND s.ended_at IS NULL AND s.paused_at IS NULL
    AND CASE WHEN o.staff_id IS NOT NULL THEN o.issuer = p_issuer AND o.subject_hash = p_subject_hash
      ELSE s.name = p_name AND NOT EXISTS (SELECT FROM staff_sso other WHERE other.issuer = p_issuer AND other.subject_hash = p_subject_hash) END
$$;

-- Binds the person to the account where they are new, and opens a session with the roles that count.
CREATE FUNCTION app.open_session_by_sso(p_staff uuid, p_issuer text, p_subject_hash bytea, p_roles text[], p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(p_roles) = 0 THEN
    RETURN false;
  END IF;
  INSERT INTO staff_sso (staff_id, issuer, subject_hash, linked_at) VALUES (p_staff, p_issuer, p_subject_hash, app.clock())
  ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM staff_sso o WHERE o.staff_id = p_staff AND o.issuer = p_issuer AND o.subject_hash = p_subject_hash) THEN
    RETURN false;
  END IF;
  UPDATE staff SET last_sign_in_at = app.clock() WHERE id = p_staff AND ended_at IS NULL AND paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at, roles)
  VALUES (p_token_hash, p_staff, app.clock(), app.clock(), p_roles);
  RETURN true;
END $$;

-- The end of an account ---------------------------------------------------------------------------

-- An account that has ended needs no way in.
CREATE FUNCTION app.delete_sign_in_methods() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM passkey WHERE staff_id = NEW.id;
  DELETE FROM recovery_code WHERE staff_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_delete_sign_in_methods AFTER UPDATE OF ended_at ON staff FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.delete_sign_in_methods();

-- An account that has ended needs no way in.
CREATE FUNCTION app.delete_sso_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM staff_sso WHERE staff_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_delete_sso_link AFTER UPDATE OF ended_at ON staff FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.delete_sso_link();

GRANT EXECUTE ON FUNCTION app.sign_in_account, app.sign_in_blocked_until, app.record_sign_in_attempt, app.open_session,
  app.open_session_by_recovery, app.session_peek, app.session_account, app.end_session, app.begin_passkey_challenge,
  app.passkey_challenge, app.take_passkey_challenge, app.my_passkeys, app.add_my_passkey, app.remove_my_passkey,
  app.passkey_account, app.open_session_by_passkey, app.sso_account, app.open_session_by_sso TO portal_staff;
CALL migration.own_definers();
