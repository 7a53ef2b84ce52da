-- Coming back to an enquiry (by passphrase, or by a link and a code), and what the person then does with it.

-- The passphrase opens a random secret; neither is stored readable, nor is the way to it known to staff (rule 6.4).
CREATE TABLE passphrase (
  enquiry_id uuid PRIMARY KEY CONSTRAINT passphrase_enquiry REFERENCES enquiry,
  salt bytea NOT NULL,
  -- SHA-256 of a key made from the passphrase: proves knowledge, opens nothing.
  verifier bytea NOT NULL CONSTRAINT passphrase_verifier CHECK (octet_length(verifier) = 32),
  wrapped_secret bytea NOT NULL
);
CALL migration.protect('passphrase');
CALL migration.let_retention_delete('passphrase');
GRANT INSERT ON passphrase TO portal_web;
CREATE POLICY passphrase_web_new ON passphrase FOR INSERT TO portal_web WITH CHECK (app.is_new(enquiry_id));
-- Locking a row needs the right to update some column of it.
GRANT SELECT, UPDATE (salt) ON passphrase TO portal_definer;

-- A link and a code that go out in one message; each opens once.
CREATE TABLE manage_token (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT manage_token_enquiry REFERENCES enquiry,
  link_hash bytea NOT NULL CONSTRAINT manage_token_link UNIQUE,
  code_hash bytea NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX manage_token_of ON manage_token (enquiry_id, expires_at);
CALL migration.protect('manage_token');
CALL migration.let_retention_delete('manage_token');
GRANT SELECT, DELETE ON manage_token TO portal_worker;
CREATE POLICY manage_token_worker_read ON manage_token FOR SELECT TO portal_worker USING (true);
CREATE POLICY manage_token_worker_clear ON manage_token FOR DELETE TO portal_worker USING (expires_at < app.clock());
GRANT SELECT, INSERT, UPDATE (used_at) ON manage_token TO portal_definer;

CREATE TABLE manage_session (
  token_hash bytea PRIMARY KEY CONSTRAINT manage_session_token CHECK (octet_length(token_hash) = 32),
  enquiry_id uuid NOT NULL CONSTRAINT manage_session_enquiry REFERENCES enquiry,
  -- Which proofs were given: 'link', 'code', 'passphrase'. The level follows from them (rule 2.2).
  proofs text[] NOT NULL,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  ended_at timestamptz
);
CALL migration.protect('manage_session');
CALL migration.let_retention_delete('manage_session');
GRANT SELECT, DELETE ON manage_session TO portal_worker;
CREATE POLICY manage_session_worker_read ON manage_session FOR SELECT TO portal_worker USING (true);
CREATE POLICY manage_session_worker_clear ON manage_session FOR DELETE TO portal_worker
  USING (touched_at < app.clock() - interval '1 day');
GRANT SELECT, INSERT, UPDATE (touched_at, ended_at) ON manage_session TO portal_definer;

-- Failed attempts are counted by the reference that was tried, whether there is such an enquiry or not. Being told to wait
-- then says nothing about it, and an unknown reference costs the same work.
CREATE TABLE proof_attempt (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reference_hash bytea NOT NULL CONSTRAINT proof_attempt_reference CHECK (octet_length(reference_hash) = 32),
  kind text NOT NULL CONSTRAINT proof_attempt_kind CHECK (kind IN ('code', 'passphrase')),
  at timestamptz NOT NULL
);
CREATE INDEX proof_attempt_recent ON proof_attempt (reference_hash, at DESC);
CREATE INDEX proof_attempt_old ON proof_attempt (at);
CALL migration.protect('proof_attempt');
CALL migration.let_retention_delete('proof_attempt');
GRANT SELECT, INSERT, DELETE ON proof_attempt TO portal_definer;

-- Proofs ------------------------------------------------------------------------------------------

CREATE FUNCTION app.reference_hash(p_reference text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT sha256(convert_to(p_reference, 'UTF8')) $$;

-- When the fifth newest wrong try of the last hour is an hour old; null while there are fewer. Copies of
-- a try that come at once wait for each other here, so that a hundred are not a hundred tries.
CREATE FUNCTION app.proof_blocked_until(p_reference text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_until timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('proof ' || p_reference, 0));
  SELECT t.at + interval '1 hour' INTO v_until FROM proof_attempt t
  WHERE t.reference_hash = app.reference_hash(p_reference) AND t.at > app.clock() - interval '1 hour'
  ORDER BY t.at DESC OFFSET 4 LIMIT 1;
  RETURN v_until;
END $$;

-- Counts a wrong try, and forgets those of days ago.
CREATE FUNCTION app.record_failed_proof(p_reference text, p_kind text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM proof_attempt WHERE at < app.clock() - interval '1 day';
  INSERT INTO proof_attempt (reference_hash, kind, at) VALUES (app.reference_hash(p_reference), p_kind, app.clock());
$$;

-- The salt a passphrase is tried with. No row for an unknown reference: the caller then works on a made-up salt.
CREATE FUNCTION app.passphrase_salt(p_reference text) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.salt FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id WHERE e.reference = p_reference
$$;

-- Opens a session for whoever knows the passphrase. 'ok', 'wrong' or 'blocked'; an unknown reference is
-- 'wrong'. The wrapped secret opens only with the words themselves.
CREATE FUNCTION app.open_by_passphrase(p_reference text, p_verifier bytea, p_token_hash bytea,
  OUT result text, OUT enquiry_id uuid, OUT wrapped_secret bytea, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  retry_at := app.proof_blocked_until(p_reference);
  IF retry_at IS NOT NULL THEN
    result := 'blocked';
    RETURN;
  END IF;
  SELECT e.id, p.wrapped_secret INTO enquiry_id, wrapped_secret
  FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id
  WHERE e.reference = p_reference AND p.verifier = p_verifier;
  IF enquiry_id IS NULL THEN
    PERFORM app.record_failed_proof(p_reference, 'passphrase');
    result := 'wrong';
    RETURN;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, open_by_passphrase.enquiry_id, ARRAY['passphrase'], app.clock(), app.clock());
  result := 'ok';
END $$;

-- Puts a link and a code for this reference on their way, if there is such an enquiry with an email
-- route; says nothing either way. At most five messages an hour for one enquiry.
CREATE FUNCTION app.request_link(p_reference text, p_token uuid, p_link_hash bytea, p_code_hash bytea, p_outbox uuid,
  p_key_epoch integer, p_wrapped_key bytea, p_payload bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
BEGIN
  SELECT id INTO v_enquiry FROM enquiry WHERE reference = p_reference AND contact_route = 'email' FOR UPDATE;
  IF v_enquiry IS NULL OR (SELECT count(*) FROM manage_token WHERE enquiry_id = v_enquiry AND issued_at > app.clock() - interval '1 hour') >= 5 THEN
    RETURN;
  END IF;
  INSERT INTO manage_token (id, enquiry_id, link_hash, code_hash, issued_at, expires_at)
  VALUES (p_token, v_enquiry, p_link_hash, p_code_hash, app.clock(), app.clock() + interval '10 minutes');
  INSERT INTO outbox (id, enquiry_id, channel, kind, key_epoch, wrapped_key, payload, created_at, not_before, expires_at, state_at)
  VALUES (p_outbox, v_enquiry, 'email', 'manage_link', p_key_epoch, p_wrapped_key, p_payload, app.clock(), app.clock(),
    app.clock() + interval '10 minutes', app.clock());
END $$;

-- Whether a link can still be used, for the page with the button. Uses nothing up.
CREATE FUNCTION app.link_live(p_link_hash bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM manage_token WHERE link_hash = p_link_hash AND used_at IS NULL AND expires_at > app.clock()) $$;

CREATE FUNCTION app.open_by_link(p_link_hash bytea, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
BEGIN
  UPDATE manage_token SET used_at = app.clock()
  WHERE link_hash = p_link_hash AND used_at IS NULL AND expires_at > app.clock() RETURNING enquiry_id INTO v_enquiry;
  IF v_enquiry IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, v_enquiry, ARRAY['link'], app.clock(), app.clock());
  RETURN true;
END $$;

-- 'ok', 'wrong', 'expired' or 'blocked'; an unknown reference is 'wrong'.
CREATE FUNCTION app.open_by_code(p_reference text, p_code_hash bytea, p_token_hash bytea,
  OUT result text, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_token manage_token%ROWTYPE;
BEGIN
  retry_at := app.proof_blocked_until(p_reference);
  IF retry_at IS NOT NULL THEN
    result := 'blocked';
    RETURN;
  END IF;
  SELECT t.* INTO v_token FROM enquiry e JOIN manage_token t ON t.enquiry_id = e.id
  WHERE e.reference = p_reference AND t.code_hash = p_code_hash AND t.used_at IS NULL
  ORDER BY t.issued_at DESC LIMIT 1;
  IF v_token.id IS NOT NULL THEN
    -- The link of the same message may be in use at this moment: whoever is first has it.
    UPDATE manage_token SET used_at = app.clock()
    WHERE id = v_token.id AND used_at IS NULL AND expires_at > app.clock();
    IF FOUND THEN
      INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
      VALUES (p_token_hash, v_token.enquiry_id, ARRAY['code'], app.clock(), app.clock());
      result := 'ok';
    ELSE
      result := 'expired';
    END IF;
    RETURN;
  END IF;
  PERFORM app.record_failed_proof(p_reference, 'code');
  result := 'wrong';
END $$;

-- Sessions ----------------------------------------------------------------------------------------

-- The session behind the cookie set in `app.manage`; keeps it awake, once a minute at most.
CREATE FUNCTION app.current_manage_session(OUT enquiry_id uuid, OUT proofs text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_hash bytea := decode(nullif(current_setting('app.manage', true), ''), 'hex');
BEGIN
  enquiry_id := app.manage_enquiry();
  IF enquiry_id IS NULL THEN
    RETURN;
  END IF;
  SELECT s.proofs INTO proofs FROM manage_session s WHERE s.token_hash = v_hash;
  UPDATE manage_session s SET touched_at = app.clock()
  WHERE s.token_hash = v_hash AND s.touched_at < app.clock() - interval '1 minute';
END $$;

CREATE FUNCTION app.end_manage_session(p_token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ UPDATE manage_session SET ended_at = app.clock() WHERE token_hash = p_token_hash AND ended_at IS NULL $$;

-- Acts --------------------------------------------------------------------------------------------

-- Withdraws the open enquiry: work stops in this very transaction. It is not deletion (rule 9.1).
-- False when it was withdrawn or finished before.
CREATE FUNCTION app.withdraw_enquiry(p_status uuid, p_task uuid, p_due timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  UPDATE enquiry SET withdrawn_at = app.clock(), version = version + 1
  WHERE id = v_enquiry AND withdrawn_at IS NULL AND closed_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO status_change (id, enquiry_id, status, actor_kind, at) VALUES (p_status, v_enquiry, 'withdrawn_by_resident', 'resident', app.clock());
  -- A way back in may still go out; everything else is for nothing now.
  UPDATE outbox SET state = 'cancelled', state_at = app.clock(), reason = 'enquiry_withdrawn', leased_until = NULL
  WHERE enquiry_id = v_enquiry AND state = 'queued' AND kind <> 'manage_link';
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'enquiry_withdrawn', p_due, app.clock());
  RETURN true;
END $$;

-- What a change of details does to the head, the search index and the officers. The new versions of what
-- was written are the caller's; this asks for the second proof (identity level L1b) by itself.
CREATE FUNCTION app.change_details(p_route text, p_language text, p_rules boolean, p_index_kinds text[],
  p_index_hashes bytea[], p_task uuid, p_due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT EXISTS (SELECT FROM manage_session WHERE enquiry_id = v_enquiry AND 'passphrase' = ANY (proofs)
                 AND token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex')) THEN
    RAISE EXCEPTION 'a second proof is needed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE enquiry SET contact_route = p_route, language = p_language, version = version + 1,
    flags = CASE WHEN p_rules THEN array_append(array_remove(flags, 'safe_contact_rules'), 'safe_contact_rules')
      ELSE array_remove(flags, 'safe_contact_rules') END
  WHERE id = v_enquiry;
  DELETE FROM blind_index WHERE enquiry_id = v_enquiry;
  INSERT INTO blind_index (enquiry_id, kind, hash)
  SELECT v_enquiry, i.kind, i.hash FROM unnest(p_index_kinds, p_index_hashes) AS i (kind, hash);
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'details_changed', p_due, app.clock());
END $$;

-- Which teams opened the enquiry, on which days (seed T34): no names, no times of day. Looks by a safeguarding lead
-- after a concern are left out: whoever reads this page may be the person it is about.
CREATE FUNCTION app.case_viewers() RETURNS TABLE (day date, role text, views bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (a.at AT TIME ZONE 'Europe/London')::date, coalesce(min(r.role), 'staff'), count(*)
  FROM audit_event a LEFT JOIN staff_role r ON r.staff_id = a.actor_id
  WHERE a.enquiry_id = app.manage_enquiry() AND a.actor_kind = 'staff'
    AND a.action IN ('case.open', 'case.reveal', 'case.contact_shown', 'rights.open', 'handover.open')
    AND NOT (EXISTS (SELECT FROM staff_role l WHERE l.staff_id = a.actor_id AND l.role = 'safeguarding_lead')
      AND EXISTS (SELECT FROM concern c WHERE c.enquiry_id = a.enquiry_id AND c.raised_at <= a.at))
  GROUP BY 1, a.actor_id ORDER BY 1 DESC
$$;

GRANT EXECUTE ON FUNCTION app.passphrase_salt, app.open_by_passphrase, app.request_link, app.link_live,
  app.open_by_link, app.open_by_code, app.current_manage_session, app.end_manage_session, app.withdraw_enquiry,
  app.change_details, app.case_viewers TO portal_web;
CALL migration.own_definers();
