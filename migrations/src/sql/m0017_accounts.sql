-- Accounts kept in the browser (feature E1, F6, rule 9). Managing users and roles takes a second person
-- (permissions.csv): nothing below gives anybody anything before somebody else has said yes.

-- What one person wants to do to an account, until a second one has decided.
CREATE TABLE staff_proposal (
  -- Of an invitation: the id that the account will have.
  id uuid PRIMARY KEY,
  controller text NOT NULL CONSTRAINT staff_proposal_controller REFERENCES controller,
  kind text NOT NULL CONSTRAINT staff_proposal_kind CHECK (kind IN ('invite', 'change', 'end')),
  staff_id uuid CONSTRAINT staff_proposal_staff REFERENCES staff,
  -- Of an invitation, and gone once it is used or cancelled.
  name text CONSTRAINT staff_proposal_name UNIQUE
    CONSTRAINT staff_proposal_name_shape CHECK (name = lower(name) AND length(name) BETWEEN 3 AND 64),
  display_name text,
  key_epoch integer,
  wrapped_key bytea,
  email bytea,
  secret bytea,
  roles text[] NOT NULL,
  queues text[] NOT NULL,
  proposed_by uuid NOT NULL CONSTRAINT staff_proposal_proposed_by REFERENCES staff,
  proposed_at timestamptz NOT NULL,
  decided_by uuid CONSTRAINT staff_proposal_decided_by REFERENCES staff,
  decided_at timestamptz,
  decision text CONSTRAINT staff_proposal_decision CHECK (decision IN ('approved', 'refused', 'taken_back')),
  CONSTRAINT staff_proposal_decided_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decision IS NULL)),
  CONSTRAINT staff_proposal_second_person CHECK (decision IS NULL OR (decision = 'taken_back') = (decided_by = proposed_by)),
  CONSTRAINT staff_proposal_of_somebody CHECK (kind = 'invite' OR staff_id IS NOT NULL),
  CONSTRAINT staff_proposal_not_of_oneself CHECK (staff_id IS DISTINCT FROM proposed_by),
  CONSTRAINT staff_proposal_invite_whole CHECK ((name IS NULL) = (display_name IS NULL) AND (name IS NULL) = (wrapped_key IS NULL)
    AND (name IS NULL) = (key_epoch IS NULL) AND (name IS NULL) = (email IS NULL) AND (name IS NULL) = (secret IS NULL)
    AND (kind = 'invite' OR name IS NULL) AND (kind <> 'invite' OR decided_at IS NOT NULL OR name IS NOT NULL)),
  CONSTRAINT staff_proposal_has_roles CHECK (kind = 'end' OR cardinality(roles) > 0),
  CONSTRAINT staff_proposal_roles CHECK (roles <@ (ARRAY['safeguarding_lead', 'records', 'admin', 'analyst', 'auditor']
    || CASE controller WHEN 'SMBC' THEN ARRAY['triage_fh', 'manager_fh', 'dpo_smbc'] ELSE ARRAY['triage_tpa', 'manager_tpa', 'dpo_shg'] END)),
  CONSTRAINT staff_proposal_admin_alone CHECK (NOT 'admin' = ANY (roles) OR roles = ARRAY['admin'])
);
CREATE UNIQUE INDEX staff_proposal_one_open ON staff_proposal (staff_id) WHERE decided_at IS NULL;
CREATE INDEX staff_proposal_open ON staff_proposal (controller, proposed_at) WHERE decided_at IS NULL OR name IS NOT NULL;
CALL migration.protect('staff_proposal');
GRANT SELECT (id, controller, kind, staff_id, name, display_name, roles, queues, proposed_by, proposed_at, decided_by,
  decided_at, decision) ON staff_proposal TO portal_staff;
CREATE POLICY staff_proposal_read ON staff_proposal FOR SELECT TO portal_staff
  USING (controller = coalesce((SELECT app.admin_controller()), (SELECT app.manager_controller())));
GRANT SELECT, INSERT, UPDATE (staff_id, name, display_name, key_epoch, wrapped_key, email, secret, decided_by,
  decided_at, decision) ON staff_proposal TO portal_definer;

-- The link of an approved invitation: only its hash, seven days, once.
CREATE TABLE staff_invitation (
  proposal_id uuid PRIMARY KEY CONSTRAINT staff_invitation_proposal REFERENCES staff_proposal,
  token_hash bytea NOT NULL CONSTRAINT staff_invitation_token UNIQUE
    CONSTRAINT staff_invitation_token_hash CHECK (octet_length(token_hash) = 32),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  cancelled_at timestamptz
);
CALL migration.protect('staff_invitation');
GRANT SELECT (proposal_id, expires_at, used_at, cancelled_at) ON staff_invitation TO portal_staff;
CREATE POLICY staff_invitation_read ON staff_invitation FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM staff_proposal o WHERE o.id = proposal_id));
GRANT SELECT, INSERT, UPDATE (token_hash, expires_at, used_at, cancelled_at) ON staff_invitation TO portal_definer;

-- Who saw which proof of somebody's training (seed T35).
CREATE TABLE training_record (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL CONSTRAINT training_record_staff REFERENCES staff,
  completed_on date NOT NULL,
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  evidence bytea NOT NULL,
  recorded_by uuid NOT NULL CONSTRAINT training_record_by REFERENCES staff,
  at timestamptz NOT NULL,
  CONSTRAINT training_record_by_another CHECK (recorded_by <> staff_id)
);
CREATE INDEX training_record_of ON training_record (staff_id, at DESC);
CALL migration.protect('training_record');
CALL migration.append_only('training_record');
GRANT SELECT ON training_record TO portal_staff;
CREATE POLICY training_record_read ON training_record FOR SELECT TO portal_staff
  USING (coalesce((SELECT app.admin_controller()), (SELECT app.manager_controller())) IS NOT NULL
    AND EXISTS (SELECT FROM staff s WHERE s.id = staff_id));
GRANT INSERT ON training_record TO portal_definer;

-- A manager looked at what a colleague may do, on a day.
CREATE TABLE access_review (
  id uuid PRIMARY KEY,
  controller text NOT NULL CONSTRAINT access_review_controller REFERENCES controller,
  staff_id uuid NOT NULL CONSTRAINT access_review_staff REFERENCES staff,
  reviewer uuid NOT NULL CONSTRAINT access_review_reviewer REFERENCES staff,
  verdict text NOT NULL CONSTRAINT access_review_verdict CHECK (verdict IN ('right', 'take_away')),
  -- As they were on that day.
  roles text[] NOT NULL,
  queues text[] NOT NULL,
  proposal_id uuid CONSTRAINT access_review_proposal REFERENCES staff_proposal,
  at timestamptz NOT NULL,
  CONSTRAINT access_review_by_another CHECK (reviewer <> staff_id),
  CONSTRAINT access_review_takes_by_proposal CHECK ((verdict = 'take_away') = (proposal_id IS NOT NULL))
);
CREATE INDEX access_review_of ON access_review (staff_id, at DESC);
CALL migration.protect('access_review');
CALL migration.append_only('access_review');
GRANT SELECT, INSERT ON access_review TO portal_staff;
CREATE POLICY access_review_read ON access_review FOR SELECT TO portal_staff
  USING (controller = coalesce((SELECT app.admin_controller()), (SELECT app.manager_controller())));
CREATE POLICY access_review_add ON access_review FOR INSERT TO portal_staff
  WITH CHECK (reviewer = (SELECT app.actor()) AND controller = (SELECT app.manager_controller())
    AND EXISTS (SELECT FROM staff s WHERE s.id = staff_id AND s.ended_at IS NULL));
GRANT SELECT ON access_review TO portal_definer;

-- Open cases that an account holds: a number, for people who see no case.
CREATE FUNCTION app.open_cases(p_staff uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM enquiry e WHERE e.assigned_to = p_staff AND e.closed_at IS NULL AND e.withdrawn_at IS NULL
$$;

-- The accounts of the own organisation, for its administrators and managers. No enquiry is in it.
CREATE FUNCTION app.users() RETURNS TABLE (id uuid, controller text, name text, display_name text, roles text[], queues text[],
  training_completed_on date, created_at timestamptz, last_sign_in_at timestamptz, paused_at timestamptz, ended_at timestamptz,
  sessions bigint, open_cases bigint, reviewed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, s.name, s.display_name,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1),
    ARRAY(SELECT q.queue FROM staff_queue q WHERE q.staff_id = s.id ORDER BY 1),
    s.training_completed_on, s.created_at, s.last_sign_in_at, s.paused_at, s.ended_at,
    (SELECT count(*) FROM session x WHERE x.staff_id = s.id AND x.ended_at IS NULL
       AND x.touched_at > app.clock() - interval '20 minutes' AND x.created_at > app.clock() - interval '8 hours'),
    app.open_cases(s.id),
    (SELECT max(v.at) FROM access_review v WHERE v.staff_id = s.id)
  FROM staff s
  WHERE s.controller = coalesce(app.admin_controller(), app.manager_controller())
  ORDER BY s.ended_at IS NOT NULL, s.display_name, s.id
$$;

-- Proposing ---------------------------------------------------------------------------------------

-- 'ok', or 'name_taken'.
CREATE FUNCTION app.propose_invite(p_id uuid, p_name text, p_display_name text, p_epoch integer, p_wrapped bytea, p_email bytea,
  p_secret bytea, p_roles text[], p_queues text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_controller text := app.admin_controller();
BEGIN
  IF v_controller IS NULL OR EXISTS (SELECT FROM unnest(p_queues) c
      WHERE NOT EXISTS (SELECT FROM queue q WHERE q.code = c AND q.controller = v_controller)) THEN
    RAISE EXCEPTION 'only an administrator invites, into the own organisation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in name ' || p_name, 0));
  IF EXISTS (SELECT FROM staff s WHERE s.name = p_name) OR EXISTS (SELECT FROM staff_proposal o WHERE o.name = p_name) THEN
    RETURN 'name_taken';
  END IF;
  INSERT INTO staff_proposal (id, controller, kind, name, display_name, key_epoch, wrapped_key, email, secret, roles, queues,
    proposed_by, proposed_at)
  VALUES (p_id, v_controller, 'invite', p_name, p_display_name, p_epoch, p_wrapped, p_email, p_secret, p_roles, p_queues,
    app.actor(), app.clock());
  RETURN 'ok';
END $$;

-- Why an account cannot be taken this away; null when it can.
CREATE FUNCTION app.removal_obstacle(p_staff uuid, p_kind text, p_roles text[]) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_kind = 'end' AND app.open_cases(p_staff) > 0 THEN
    RETURN 'cases';
  END IF;
  IF NOT ('admin' = ANY (p_roles) AND p_kind <> 'end')
     AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = p_staff AND r.role = 'admin')
     AND NOT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
       WHERE s.controller = (SELECT x.controller FROM staff x WHERE x.id = p_staff) AND s.id <> p_staff
         AND s.ended_at IS NULL AND r.role = 'admin') THEN
    RETURN 'last_admin';
  END IF;
  RETURN NULL;
END $$;

-- Other roles and queues, or the end. An administrator proposes anything; a manager, after a review, only to
-- take away. 'ok', 'open' (another proposal waits), 'own', 'same', 'cases' or 'last_admin'.
CREATE FUNCTION app.propose_change(p_id uuid, p_staff uuid, p_kind text, p_roles text[], p_queues text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_admin text := app.admin_controller();
  v_manager text := app.manager_controller();
  v_roles text[] := ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = p_staff ORDER BY 1);
  v_queues text[] := ARRAY(SELECT q.queue FROM staff_queue q WHERE q.staff_id = p_staff ORDER BY 1);
  v_controller text;
  v_not text;
BEGIN
  SELECT s.controller INTO v_controller FROM staff s WHERE s.id = p_staff AND s.ended_at IS NULL FOR UPDATE;
  IF v_controller IS NULL OR v_controller IS DISTINCT FROM coalesce(v_admin, v_manager) OR p_kind NOT IN ('change', 'end')
     OR EXISTS (SELECT FROM unnest(p_queues) c WHERE NOT EXISTS (SELECT FROM queue q WHERE q.code = c AND q.controller = v_controller))
     OR (v_admin IS NULL AND p_kind = 'change' AND NOT (p_roles <@ v_roles AND p_queues <@ v_queues)) THEN
    RAISE EXCEPTION 'this account is not this person''s to change so' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_staff = app.actor() THEN
    RETURN 'own';
  END IF;
  IF EXISTS (SELECT FROM staff_proposal o WHERE o.staff_id = p_staff AND o.decided_at IS NULL) THEN
    RETURN 'open';
  END IF;
  IF p_kind = 'change' AND p_roles @> v_roles AND p_roles <@ v_roles AND p_queues @> v_queues AND p_queues <@ v_queues THEN
    RETURN 'same';
  END IF;
  v_not := app.removal_obstacle(p_staff, p_kind, p_roles);
  IF v_not IS NOT NULL THEN
    RETURN v_not;
  END IF;
  INSERT INTO staff_proposal (id, controller, kind, staff_id, roles, queues, proposed_by, proposed_at)
  VALUES (p_id, v_controller, p_kind, p_staff, p_roles, p_queues, app.actor(), app.clock());
  -- Taking away does not wait for the second person. An administrator is not paused: one alone could else
  -- shut out all others, and then nobody could say no.
  IF p_kind = 'end' AND NOT 'admin' = ANY (v_roles) THEN
    UPDATE staff SET paused_at = app.clock() WHERE id = p_staff;
    UPDATE session SET ended_at = app.clock() WHERE staff_id = p_staff AND ended_at IS NULL;
  END IF;
  RETURN 'ok';
END $$;

-- Deciding ----------------------------------------------------------------------------------------

-- The address of an invitation, for whoever is about to approve it or send it again.
CREATE FUNCTION app.invitation_address(p_id uuid) RETURNS TABLE (key_epoch integer, wrapped_key bytea, email bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.key_epoch, o.wrapped_key, o.email FROM staff_proposal o
  WHERE o.id = p_id AND o.controller = app.admin_controller() AND o.name IS NOT NULL
$$;

-- One message with a link. The row of the outbox has no enquiry: its payload holds the address, sealed.
CREATE FUNCTION app.queue_invitation(p_outbox uuid, p_epoch integer, p_wrapped bytea, p_payload bytea, p_expires timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (id, channel, kind, key_epoch, wrapped_key, payload, created_at, not_before, expires_at, state_at)
  VALUES (p_outbox, 'email', 'staff_invitation', p_epoch, p_wrapped, p_payload, app.clock(), app.clock(), p_expires, app.clock())
$$;

CREATE FUNCTION app.clear_invitation(p_id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE staff_proposal SET name = NULL, display_name = NULL, key_epoch = NULL, wrapped_key = NULL, email = NULL, secret = NULL
  WHERE id = p_id
$$;

-- 'ok', 'gone' (decided meanwhile), 'own' (nobody is their own second person), 'cases' or 'last_admin'.
CREATE FUNCTION app.decide_proposal(p_id uuid, p_decision text, p_token_hash bytea, p_expires timestamptz, p_outbox uuid,
  p_epoch integer, p_wrapped bytea, p_payload bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v staff_proposal%ROWTYPE;
  v_not text;
BEGIN
  SELECT o.* INTO v FROM staff_proposal o WHERE o.id = p_id
    AND (o.controller = app.admin_controller() OR (o.proposed_by = app.actor() AND o.controller = app.manager_controller())) FOR UPDATE;
  IF v.id IS NULL OR p_decision NOT IN ('approved', 'refused', 'taken_back')
     OR (p_decision <> 'taken_back' AND app.admin_controller() IS NULL) THEN
    RAISE EXCEPTION 'no such proposal for this person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v.decided_at IS NOT NULL THEN
    RETURN 'gone';
  END IF;
  IF (p_decision = 'taken_back') <> (v.proposed_by = app.actor()) THEN
    RETURN 'own';
  END IF;
  IF p_decision = 'approved' AND v.kind <> 'invite' THEN
    PERFORM FROM staff s WHERE s.id = v.staff_id FOR UPDATE;
    v_not := app.removal_obstacle(v.staff_id, v.kind, v.roles);
    IF v_not IS NOT NULL THEN
      RETURN v_not;
    END IF;
  END IF;
  -- The constraint of this table refuses whoever proposed it.
  UPDATE staff_proposal SET decided_by = app.actor(), decided_at = app.clock(), decision = p_decision WHERE id = p_id;
  IF p_decision <> 'approved' THEN
    IF v.kind = 'invite' THEN
      PERFORM app.clear_invitation(p_id);
    ELSE
      UPDATE staff SET paused_at = NULL WHERE id = v.staff_id;
    END IF;
    RETURN 'ok';
  END IF;
  IF v.kind = 'invite' THEN
    INSERT INTO staff_invitation (proposal_id, token_hash, expires_at) VALUES (p_id, p_token_hash, p_expires);
    PERFORM app.queue_invitation(p_outbox, p_epoch, p_wrapped, p_payload, p_expires);
    RETURN 'ok';
  END IF;
  IF v.kind = 'end' THEN
    UPDATE staff SET ended_at = app.clock(), paused_at = NULL WHERE id = v.staff_id AND ended_at IS NULL;
  ELSE
    DELETE FROM staff_role WHERE staff_id = v.staff_id AND role <> ALL (v.roles);
    DELETE FROM staff_queue WHERE staff_id = v.staff_id AND queue <> ALL (v.queues);
    INSERT INTO staff_role SELECT v.staff_id, r FROM unnest(v.roles) r ON CONFLICT DO NOTHING;
    INSERT INTO staff_queue SELECT v.staff_id, q FROM unnest(v.queues) q ON CONFLICT DO NOTHING;
  END IF;
  -- What somebody may do has changed: whoever is in comes in anew.
  UPDATE session SET ended_at = app.clock() WHERE staff_id = v.staff_id AND ended_at IS NULL;
  RETURN 'ok';
END $$;

-- A new link for an approved invitation; the old one is dead. False when it was used or given up.
CREATE FUNCTION app.resend_invitation(p_id uuid, p_token_hash bytea, p_expires timestamptz, p_outbox uuid, p_epoch integer,
  p_wrapped bytea, p_payload bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff_invitation i SET token_hash = p_token_hash, expires_at = p_expires
  WHERE i.proposal_id = p_id AND i.used_at IS NULL AND i.cancelled_at IS NULL
    AND EXISTS (SELECT FROM staff_proposal o WHERE o.id = p_id AND o.controller = app.admin_controller());
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.queue_invitation(p_outbox, p_epoch, p_wrapped, p_payload, p_expires);
  RETURN true;
END $$;

-- Gives an approved invitation up: the link is dead, what was kept for it is gone.
CREATE FUNCTION app.cancel_invitation(p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff_invitation i SET cancelled_at = app.clock()
  WHERE i.proposal_id = p_id AND i.used_at IS NULL AND i.cancelled_at IS NULL
    AND EXISTS (SELECT FROM staff_proposal o WHERE o.id = p_id AND o.controller = app.admin_controller());
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.clear_invitation(p_id);
  RETURN true;
END $$;

-- Ends every session of an account now. One administrator may: it takes nothing away for good.
CREATE FUNCTION app.end_sessions_of(p_staff uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ended bigint;
BEGIN
  IF app.admin_controller() IS DISTINCT FROM (SELECT s.controller FROM staff s WHERE s.id = p_staff) THEN
    RAISE EXCEPTION 'this account is not this person''s' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE session SET ended_at = app.clock() WHERE staff_id = p_staff AND ended_at IS NULL;
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_ended;
END $$;

-- The day of somebody's training, with what proves it. Never one's own, never a day to come; an older day
-- than the one on record is kept and changes nothing.
CREATE FUNCTION app.record_training(p_id uuid, p_staff uuid, p_day date, p_epoch integer, p_wrapped bytea, p_evidence bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(app.admin_controller(), app.manager_controller()) IS DISTINCT FROM
       (SELECT s.controller FROM staff s WHERE s.id = p_staff AND s.ended_at IS NULL)
     OR p_day > (app.clock() AT TIME ZONE 'Europe/London')::date THEN
    RAISE EXCEPTION 'this day is not this person''s to record' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO training_record (id, staff_id, completed_on, key_epoch, wrapped_key, evidence, recorded_by, at)
  VALUES (p_id, p_staff, p_day, p_epoch, p_wrapped, p_evidence, app.actor(), app.clock());
  UPDATE staff SET training_completed_on = greatest(training_completed_on, p_day) WHERE id = p_staff;
END $$;

-- Joining -----------------------------------------------------------------------------------------

-- What a link opens: the account to be, or, for half an hour after, the recovery codes to be written down.
CREATE FUNCTION app.invitation_by_token(p_token_hash bytea) RETURNS TABLE (id uuid, controller text, name text, display_name text, roles text[],
  queues text[], key_epoch integer, wrapped_key bytea, secret bytea, codes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.controller, o.name, o.display_name, o.roles, o.queues, o.key_epoch, o.wrapped_key, o.secret, NULL::bytea
  FROM staff_invitation i JOIN staff_proposal o ON o.id = i.proposal_id
  WHERE i.token_hash = p_token_hash AND i.used_at IS NULL AND i.cancelled_at IS NULL AND i.expires_at > app.clock()
  UNION ALL
  SELECT s.id, s.controller, s.name, s.display_name, o.roles, o.queues, s.totp_epoch, s.totp_wrapped_key, NULL::bytea, s.codes_shown
  FROM staff_invitation i JOIN staff_proposal o ON o.id = i.proposal_id JOIN staff s ON s.id = o.staff_id
  WHERE i.token_hash = p_token_hash AND i.used_at > app.clock() - interval '30 minutes' AND s.codes_shown IS NOT NULL
$$;

-- Makes the account and uses the link up. Of two at once one does; the other gets false.
CREATE FUNCTION app.accept_invitation(p_token_hash bytea, p_password_hash text, p_step bigint, p_codes bytea[], p_shown bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v staff_proposal%ROWTYPE;
  v_proposal uuid;
BEGIN
  UPDATE staff_invitation SET used_at = app.clock()
  WHERE token_hash = p_token_hash AND used_at IS NULL AND cancelled_at IS NULL AND expires_at > app.clock()
  RETURNING proposal_id INTO v_proposal;
  IF v_proposal IS NULL THEN
    RETURN false;
  END IF;
  SELECT o.* INTO v FROM staff_proposal o WHERE o.id = v_proposal AND o.decision = 'approved' FOR UPDATE;
  INSERT INTO staff (id, controller, name, display_name, password_hash, totp_epoch, totp_wrapped_key, totp_secret, totp_last_step,
    created_at, email, codes_shown, codes_made_at)
  VALUES (v.id, v.controller, v.name, v.display_name, p_password_hash, v.key_epoch, v.wrapped_key, v.secret, p_step,
    app.clock(), v.email, p_shown, app.clock());
  INSERT INTO staff_role SELECT v.id, r FROM unnest(v.roles) r;
  INSERT INTO staff_queue SELECT v.id, q FROM unnest(v.queues) q;
  INSERT INTO recovery_code (staff_id, code_hash) SELECT v.id, c FROM unnest(p_codes) c;
  UPDATE staff_proposal SET staff_id = v.id WHERE id = v.id;
  PERFORM app.clear_invitation(v.id);
  RETURN true;
END $$;

CREATE FUNCTION app.clear_codes_of_invitation(p_token_hash bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE staff SET codes_shown = NULL WHERE id = (SELECT i.proposal_id FROM staff_invitation i WHERE i.token_hash = p_token_hash)
$$;

-- One's own account -------------------------------------------------------------------------------

-- One's own account, with what is half set up on it (for half an hour).
CREATE FUNCTION app.my_account() RETURNS TABLE (id uuid, name text, password_hash text, key_epoch integer, wrapped_key bytea,
  secret bytea, next_secret bytea, codes bytea, codes_made_at timestamptz, codes_left bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.name, s.password_hash, s.totp_epoch, s.totp_wrapped_key, s.totp_secret,
    CASE WHEN s.next_secret_at > app.clock() - interval '30 minutes' THEN s.next_secret END,
    CASE WHEN s.codes_made_at > app.clock() - interval '30 minutes' THEN s.codes_shown END,
    s.codes_made_at, (SELECT count(*) FROM recovery_code c WHERE c.staff_id = s.id AND c.used_at IS NULL)
  FROM staff s WHERE s.id = app.actor() AND s.ended_at IS NULL
$$;

-- Ends one's sessions but this one. Answers how many.
CREATE FUNCTION app.end_my_other_sessions(p_this bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ended bigint;
BEGIN
  UPDATE session SET ended_at = app.clock() WHERE staff_id = app.actor() AND ended_at IS NULL AND token_hash <> p_this;
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  RETURN v_ended;
END $$;

CREATE FUNCTION app.set_my_password(p_hash text, p_this bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET password_hash = p_hash WHERE id = app.actor() AND ended_at IS NULL;
  PERFORM app.end_my_other_sessions(p_this);
END $$;

CREATE FUNCTION app.begin_my_authenticator(p_secret bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE staff SET next_secret = p_secret, next_secret_at = app.clock() WHERE id = app.actor() AND ended_at IS NULL
$$;

-- The new secret takes over once a code of it was shown. False when there is none, or it is too old.
CREATE FUNCTION app.confirm_my_authenticator(p_secret bytea, p_step bigint, p_this bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET totp_secret = p_secret, totp_last_step = p_step, next_secret = NULL, next_secret_at = NULL
  WHERE id = app.actor() AND ended_at IS NULL AND next_secret_at > app.clock() - interval '30 minutes';
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM app.end_my_other_sessions(p_this);
  RETURN true;
END $$;

CREATE FUNCTION app.set_my_recovery_codes(p_codes bytea[], p_shown bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE staff SET codes_shown = p_shown, codes_made_at = app.clock() WHERE id = app.actor() AND ended_at IS NULL;
  DELETE FROM recovery_code WHERE staff_id = app.actor();
  INSERT INTO recovery_code (staff_id, code_hash) SELECT app.actor(), c FROM unnest(p_codes) c;
END $$;

CREATE FUNCTION app.clear_my_codes() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ UPDATE staff SET codes_shown = NULL WHERE id = app.actor() $$;

CREATE FUNCTION app.my_sessions(p_this bytea) RETURNS TABLE (created_at timestamptz, touched_at timestamptz, this boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.created_at, x.touched_at, x.token_hash = p_this FROM session x
  WHERE x.staff_id = app.actor() AND x.ended_at IS NULL
    AND x.touched_at > app.clock() - interval '20 minutes' AND x.created_at > app.clock() - interval '8 hours'
  ORDER BY x.token_hash = p_this DESC, x.touched_at DESC
$$;

GRANT EXECUTE ON FUNCTION app.users, app.propose_invite, app.propose_change, app.invitation_address,
  app.decide_proposal, app.resend_invitation, app.cancel_invitation, app.end_sessions_of, app.record_training,
  app.invitation_by_token, app.accept_invitation, app.clear_codes_of_invitation, app.my_account, app.end_my_other_sessions,
  app.set_my_password, app.begin_my_authenticator, app.confirm_my_authenticator, app.set_my_recovery_codes, app.clear_my_codes, app.my_sessions
  TO portal_staff;
CALL migration.own_definers();
