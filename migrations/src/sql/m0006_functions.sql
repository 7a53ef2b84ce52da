-- The clock of rules in the database. Tests set `app.now`; nothing else does.
CREATE FUNCTION app.clock() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- Who acts in this transaction. Unset means nobody, and nobody sees anything.
CREATE FUNCTION app.actor() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.actor', true), '')::uuid $$;

CREATE FUNCTION app.my_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT controller FROM staff WHERE id = app.actor() AND ended_at IS NULL $$;

-- Queues the actor works: assigned ones for triage, the whole organisation for a manager.
CREATE FUNCTION app.my_queues() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT q.code), '{}')
  FROM staff s
  JOIN staff_role r ON r.staff_id = s.id
  JOIN queue q ON q.controller = s.controller
  WHERE s.id = app.actor() AND s.ended_at IS NULL
    AND (r.role IN ('manager_fh', 'manager_tpa')
      OR (r.role IN ('triage_fh', 'triage_tpa')
        AND EXISTS (SELECT FROM staff_queue sq WHERE sq.staff_id = s.id AND sq.queue = q.code)))
$$;

-- The organisation whose flagged enquiries the actor leads on; null for all others.
CREATE FUNCTION app.lead_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role = 'safeguarding_lead'
$$;

-- Flags that bring an enquiry before the safeguarding lead.
CREATE FUNCTION app.lead_flags() RETURNS text[] LANGUAGE sql IMMUTABLE AS
$$ SELECT ARRAY['danger_now', 'no_safe_place_tonight', 'child_enquirer', 'officer_concern', 'urgent'] $$;

-- The enquiry that this resident's session opened; null when there is none or it has been idle for 20 minutes.
CREATE FUNCTION app.manage_enquiry() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT enquiry_id FROM manage_session
  WHERE token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex')
    AND ended_at IS NULL AND touched_at > app.clock() - interval '20 minutes'
    AND created_at > app.clock() - interval '8 hours'
$$;

-- True for an enquiry that this very transaction made: its parts may be written along with it, and never after.
CREATE FUNCTION app.is_new(p_enquiry uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM enquiry WHERE id = p_enquiry AND xmin = pg_current_xact_id()::xid) $$;

-- Ledgers: nobody but the retention role deletes, nobody updates.
CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'portal_retention' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is a ledger: rows are added, never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  ledger text;
BEGIN
  FOREACH ledger IN ARRAY ARRAY['routing_table', 'notice_version', 'wording', 'routing_suggestion', 'routing_decision',
      'status_change', 'contact_log', 'note', 'assignment', 'consent_event', 'receipt', 'audit_event', 'audit_chain',
      'audit_checkpoint'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', ledger || '_append_only', ledger);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', ledger || '_never_emptied', ledger);
  END LOOP;
END $$;

-- Facts of a status are set by the person who acts, under that person's own name (F20, T50).
CREATE FUNCTION app.require_own_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'portal_staff' AND (
       (NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NEW.confirmed_by IS NOT NULL AND NEW.confirmed_by <> app.actor())
    OR (NEW.started_by IS DISTINCT FROM OLD.started_by AND NEW.started_by IS NOT NULL AND NEW.started_by <> app.actor())
    OR (NEW.waiting_by IS DISTINCT FROM OLD.waiting_by AND NEW.waiting_by IS NOT NULL AND NEW.waiting_by <> app.actor())
    OR (NEW.closed_by IS DISTINCT FROM OLD.closed_by AND NEW.closed_by IS NOT NULL AND NEW.closed_by <> app.actor())) THEN
    RAISE EXCEPTION 'a status is set under one''s own name' USING ERRCODE = 'insufficient_privilege',
      CONSTRAINT = 'enquiry_own_name';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_own_name BEFORE UPDATE ON enquiry FOR EACH ROW EXECUTE FUNCTION app.require_own_name();

-- The queue changes inside one organisation only, by a person who works the queue it is in. The case
-- may leave that person's sight by it, which plain row security would refuse.
CREATE FUNCTION app.move_queue(p_enquiry uuid, p_to text, p_version integer, p_decision uuid, p_reason bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_from text;
  v_now timestamptz := app.clock();
BEGIN
  SELECT e.queue INTO v_from FROM enquiry e
  WHERE e.id = p_enquiry AND e.version = p_version AND e.closed_at IS NULL AND e.withdrawn_at IS NULL
    AND (e.queue = ANY (app.my_queues())
      OR (e.controller = app.lead_controller() AND e.flags && app.lead_flags()))
    AND EXISTS (SELECT FROM queue q WHERE q.code = p_to AND q.controller = e.controller AND q.code <> e.queue)
  FOR UPDATE OF e;
  IF v_from IS NULL THEN
    RETURN false;
  END IF;
  UPDATE enquiry SET queue = p_to, confirmed_at = v_now, confirmed_by = app.actor(),
    assigned_to = NULL, assigned_at = NULL, version = version + 1 WHERE id = p_enquiry;
  INSERT INTO routing_decision (id, enquiry_id, kind, from_queue, to_queue, reason, actor_id, at)
  VALUES (p_decision, p_enquiry, 'changed', v_from, p_to, p_reason, app.actor(), v_now);
  RETURN true;
END $$;

-- Signing in ------------------------------------------------------------------------------------

CREATE FUNCTION app.sign_in_account(p_name text)
RETURNS TABLE (id uuid, controller text, password_hash text, totp_epoch integer, totp_wrapped_key bytea,
  totp_secret bytea, totp_last_step bigint, training_completed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, s.password_hash, s.totp_epoch, s.totp_wrapped_key, s.totp_secret, s.totp_last_step,
    s.training_completed_on
  FROM staff s WHERE s.name = p_name AND s.ended_at IS NULL
$$;

-- Until when nobody may try this name: an hour after the fifth newest wrong try since the last right one;
-- null while there are fewer in the hour.
CREATE FUNCTION app.sign_in_blocked_until(p_name_hash bytea) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.at + interval '1 hour' FROM sign_in_try t
  WHERE t.name_hash = p_name_hash AND NOT t.ok AND t.at > app.clock() - interval '1 hour'
    AND t.at > coalesce((SELECT max(o.at) FROM sign_in_try o WHERE o.name_hash = p_name_hash AND o.ok), '-infinity')
  ORDER BY t.at DESC OFFSET 4 LIMIT 1
$$;

CREATE FUNCTION app.sign_in_record(p_id uuid, p_name_hash bytea, p_ok boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ INSERT INTO sign_in_try (id, name_hash, at, ok) VALUES (p_id, p_name_hash, app.clock(), p_ok) $$;

-- Uses up the one-time step and opens a session; false if the step was used before (by a copy of this request, say).
CREATE FUNCTION app.open_session(p_staff uuid, p_step bigint, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET totp_last_step = p_step WHERE id = p_staff AND totp_last_step < p_step AND ended_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at) VALUES (p_token_hash, p_staff, app.clock(), app.clock());
  RETURN true;
END $$;

-- The person behind a cookie: 20 idle minutes, 8 hours at most. Keeps the session awake, once a minute at most.
CREATE FUNCTION app.session_account(p_token_hash bytea)
RETURNS TABLE (id uuid, controller text, name text, display_name text, training_completed_on date, roles text[], queues text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_staff uuid;
  v_touched timestamptz;
BEGIN
  SELECT x.staff_id, x.touched_at INTO v_staff, v_touched FROM session x
  WHERE x.token_hash = p_token_hash AND x.ended_at IS NULL
    AND x.touched_at > app.clock() - interval '20 minutes' AND x.created_at > app.clock() - interval '8 hours';
  IF v_staff IS NULL THEN
    RETURN;
  END IF;
  IF v_touched < app.clock() - interval '1 minute' THEN
    UPDATE session SET touched_at = app.clock() WHERE token_hash = p_token_hash;
  END IF;
  RETURN QUERY SELECT s.id, s.controller, s.name, s.display_name, s.training_completed_on,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1),
    ARRAY(SELECT sq.queue FROM staff_queue sq WHERE sq.staff_id = s.id ORDER BY 1)
  FROM staff s WHERE s.id = v_staff AND s.ended_at IS NULL;
END $$;

CREATE FUNCTION app.end_session(p_token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ UPDATE session SET ended_at = app.clock() WHERE token_hash = p_token_hash AND ended_at IS NULL $$;

-- Coming back -----------------------------------------------------------------------------------

-- Wrong tries on this enquiry in the last hour.
CREATE FUNCTION app.wrong_tries(p_enquiry uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT count(*) FROM proof_try WHERE enquiry_id = p_enquiry AND NOT ok AND at > app.clock() - interval '1 hour' $$;

-- The salt a passphrase is tried with. No row for an unknown reference: the caller then works on a made-up salt.
CREATE FUNCTION app.passphrase_salt(p_reference text) RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.salt FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id WHERE e.reference = p_reference
$$;

-- Opens a session for whoever knows the passphrase. 'ok', 'wrong' or 'blocked' (five wrong tries an hour);
-- an unknown reference is 'wrong'. With a live session of the same enquiry, adds the proof to it instead.
CREATE FUNCTION app.open_by_passphrase(p_reference text, p_verifier bytea, p_token_hash bytea, OUT result text, OUT wrapped_secret bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
  v_verifier bytea;
  v_secret bytea;
BEGIN
  SELECT e.id, p.verifier, p.wrapped_secret INTO v_enquiry, v_verifier, v_secret
  FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id WHERE e.reference = p_reference FOR UPDATE OF p;
  IF v_enquiry IS NULL THEN
    result := 'wrong';
  ELSIF app.wrong_tries(v_enquiry) >= 5 THEN
    result := 'blocked';
  ELSIF v_verifier <> p_verifier THEN
    INSERT INTO proof_try (enquiry_id, kind, at, ok) VALUES (v_enquiry, 'passphrase', app.clock(), false);
    result := 'wrong';
  ELSE
    INSERT INTO proof_try (enquiry_id, kind, at, ok) VALUES (v_enquiry, 'passphrase', app.clock(), true);
    INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
    VALUES (p_token_hash, v_enquiry, ARRAY['passphrase'], app.clock(), app.clock());
    result := 'ok';
    wrapped_secret := v_secret;
  END IF;
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
CREATE FUNCTION app.open_by_code(p_reference text, p_code_hash bytea, p_token_hash bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
  v_token manage_token%ROWTYPE;
BEGIN
  SELECT id INTO v_enquiry FROM enquiry WHERE reference = p_reference FOR UPDATE;
  IF v_enquiry IS NULL THEN
    RETURN 'wrong';
  END IF;
  IF app.wrong_tries(v_enquiry) >= 5 THEN
    RETURN 'blocked';
  END IF;
  SELECT * INTO v_token FROM manage_token
  WHERE enquiry_id = v_enquiry AND code_hash = p_code_hash AND used_at IS NULL ORDER BY issued_at DESC LIMIT 1 FOR UPDATE;
  IF v_token.id IS NULL THEN
    INSERT INTO proof_try (enquiry_id, kind, at, ok) VALUES (v_enquiry, 'code', app.clock(), false);
    RETURN 'wrong';
  END IF;
  IF v_token.expires_at <= app.clock() THEN
    RETURN 'expired';
  END IF;
  UPDATE manage_token SET used_at = app.clock() WHERE id = v_token.id;
  INSERT INTO proof_try (enquiry_id, kind, at, ok) VALUES (v_enquiry, 'code', app.clock(), true);
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, v_enquiry, ARRAY['code'], app.clock(), app.clock());
  RETURN 'ok';
END $$;

-- The session behind the cookie set in `app.manage`; keeps it awake, once a minute at most.
CREATE FUNCTION app.manage_session_now(OUT enquiry_id uuid, OUT proofs text[])
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

-- What follows from a withdrawal, in its own transaction: queued messages that rested on the consent
-- are cancelled, and the officer gets a task. The ledger row must already be there.
CREATE FUNCTION app.withdrawal_effects(p_purpose text, p_task uuid, p_due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT EXISTS (SELECT FROM consent_event WHERE subject_ref = v_enquiry AND purpose_code = p_purpose AND action = 'withdrawn') THEN
    RAISE EXCEPTION 'nothing was withdrawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE outbox SET state = 'cancelled', state_at = app.clock(), reason = 'consent_withdrawn', leased_until = NULL
  WHERE enquiry_id = v_enquiry AND purpose_code = p_purpose AND state = 'queued';
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'consent_withdrawn', p_due, app.clock());
END $$;

-- A receipt by its code, for anyone: it names nobody.
CREATE FUNCTION app.receipt_by_code(p_code text) RETURNS TABLE (body jsonb, key_id text, signature bytea, issued_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT r.body, r.key_id, r.signature, r.issued_at FROM receipt r WHERE r.code = p_code $$;

-- All of these run as a role that nobody logs in as, and see only what they need.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'app' AND p.prosecdef LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.my_controller(), app.my_queues(), app.lead_controller(),
  app.move_queue(uuid, text, integer, uuid, bytea), app.sign_in_account(text), app.sign_in_blocked_until(bytea),
  app.sign_in_record(uuid, bytea, boolean), app.open_session(uuid, bigint, bytea), app.session_account(bytea),
  app.end_session(bytea) TO portal_staff;
GRANT EXECUTE ON FUNCTION app.manage_enquiry(), app.is_new(uuid), app.passphrase_salt(text),
  app.open_by_passphrase(text, bytea, bytea), app.request_link(text, uuid, bytea, bytea, uuid, integer, bytea, bytea),
  app.link_live(bytea), app.open_by_link(bytea, bytea), app.open_by_code(text, bytea, bytea), app.manage_session_now(),
  app.end_manage_session(bytea), app.withdrawal_effects(text, uuid, timestamptz), app.receipt_by_code(text) TO portal_web;
SET LOCAL ROLE portal_owner;
