-- A safeguarding concern (E7, dossier 8.3): what worries somebody, what was seen, what was done at once. From that
-- moment fewer people see the case. Calls to MASSH, adult care or the police are shares like others (`share`), kept
-- from the person until a second person has looked.

ALTER TABLE enquiry
  ADD COLUMN narrowed_at timestamptz,
  ADD COLUMN narrowed_by uuid CONSTRAINT enquiry_narrowed_by REFERENCES staff,
  ADD CONSTRAINT enquiry_narrowed_has_actor CHECK ((narrowed_at IS NULL) = (narrowed_by IS NULL));

CREATE TABLE concern (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT concern_enquiry REFERENCES enquiry,
  about text NOT NULL CONSTRAINT concern_about CHECK (about IN ('child', 'adult', 'both')),
  -- Sealed under the key of the case.
  worry bytea NOT NULL,
  seen bytea NOT NULL,
  act bytea NOT NULL,
  raised_by uuid NOT NULL CONSTRAINT concern_raised_by REFERENCES staff,
  raised_at timestamptz NOT NULL,
  -- Its own clock: by when the lead is to have looked.
  look_due timestamptz NOT NULL,
  -- To how many leads a message went at once. None: whoever raised it is told to phone.
  told integer NOT NULL CONSTRAINT concern_told CHECK (told >= 0),
  looked_by uuid CONSTRAINT concern_looked_by REFERENCES staff,
  looked_at timestamptz,
  closed_by uuid CONSTRAINT concern_closed_by REFERENCES staff,
  closed_at timestamptz,
  -- Sealed: what was decided.
  closing bytea,
  -- Whether the case stays with few people after the end.
  stays_narrow boolean,
  CONSTRAINT concern_looked_whole CHECK ((looked_at IS NULL) = (looked_by IS NULL)),
  CONSTRAINT concern_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closing IS NULL)
    AND (closed_at IS NULL) = (stays_narrow IS NULL)),
  CONSTRAINT concern_looked_first CHECK (closed_at IS NULL OR looked_at IS NOT NULL)
);
CREATE UNIQUE INDEX concern_one_open ON concern (enquiry_id) WHERE closed_at IS NULL;
CREATE INDEX concern_of ON concern (enquiry_id, raised_at);
CREATE INDEX concern_open ON concern (look_due) WHERE closed_at IS NULL;

-- A call to MASSH, adult social care or the police, with what the record of a referral needs beside the share.
CREATE TABLE concern_call (
  share_id uuid PRIMARY KEY CONSTRAINT concern_call_share REFERENCES share,
  concern_id uuid NOT NULL CONSTRAINT concern_call_concern REFERENCES concern,
  enquiry_id uuid NOT NULL CONSTRAINT concern_call_enquiry REFERENCES enquiry,
  receiver text NOT NULL CONSTRAINT concern_call_receiver CHECK (receiver IN ('massh', 'adult_care', 'police')),
  told boolean NOT NULL,
  -- Sealed: whom somebody asked for advice; what the receiver said they would do.
  consulted bytea,
  outcome bytea NOT NULL,
  actor_id uuid NOT NULL CONSTRAINT concern_call_actor REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX concern_call_of ON concern_call (concern_id, at);
CREATE TRIGGER concern_call_append_only BEFORE UPDATE OR DELETE ON concern_call
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER concern_call_never_emptied BEFORE TRUNCATE ON concern_call
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- Who still sees a narrowed case, beside the managers and the safeguarding lead of its organisation.
CREATE TABLE case_audience (
  enquiry_id uuid NOT NULL CONSTRAINT case_audience_enquiry REFERENCES enquiry,
  staff_id uuid NOT NULL CONSTRAINT case_audience_staff REFERENCES staff,
  added_by uuid NOT NULL CONSTRAINT case_audience_added_by REFERENCES staff,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (enquiry_id, staff_id)
);

-- Who may see what ------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['concern', 'concern_call', 'case_audience'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_owner USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_definer USING (true) WITH CHECK (true)', name || '_definer', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO portal_retention USING (true)', name || '_retention_delete', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_retention USING (true)', name || '_retention_read', name);
    EXECUTE format('GRANT SELECT, DELETE ON %I TO portal_retention', name);
    EXECUTE format('GRANT SELECT ON %I TO portal_backup', name);
  END LOOP;
END $$;

-- Whether the actor is one of the few: a manager or the lead of the organisation, somebody who was let in, or the
-- data protection officer with a request about it in hand. Whether the case is in their scope is asked apart.
CREATE FUNCTION app.in_audience(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.is_manager()
    OR EXISTS (SELECT FROM case_audience a WHERE a.enquiry_id = p_enquiry AND a.staff_id = app.actor())
    OR app.lead_controller() = (SELECT e.controller FROM enquiry e WHERE e.id = p_enquiry)
    OR p_enquiry IS NOT DISTINCT FROM app.dpo_enquiry()
$$;

-- Whether a share is the record of such a call.
CREATE FUNCTION app.of_concern(p_share uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM concern_call c WHERE c.share_id = p_share) $$;

CREATE FUNCTION app.line_of_concern(p_disclosure uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM concern_call c JOIN share s ON s.id = c.share_id WHERE s.disclosure_id = p_disclosure)
$$;

DROP POLICY enquiry_staff_read ON enquiry;
CREATE POLICY enquiry_staff_read ON enquiry FOR SELECT TO portal_staff USING (
  ((queue = ANY ((SELECT app.my_queues())::text[])
      OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags()))
    -- The lead answers a concern also where nothing else may be done with the case.
    AND (restricted_at IS NULL OR (SELECT app.is_manager())
      OR (narrowed_at IS NOT NULL AND controller = (SELECT app.lead_controller())))
    AND (narrowed_at IS NULL OR app.in_audience(id)))
  OR id = (SELECT app.dpo_enquiry()));
DROP POLICY enquiry_staff_work ON enquiry;
CREATE POLICY enquiry_staff_work ON enquiry FOR UPDATE TO portal_staff USING (
  restricted_at IS NULL
  AND (narrowed_at IS NULL OR app.in_audience(id))
  AND (queue = ANY ((SELECT app.my_queues())::text[])
    OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags())));

CREATE OR REPLACE FUNCTION app.in_sight(e enquiry, p_queues text[], p_lead text, p_manager boolean) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT (e.queue = ANY (p_queues) OR (e.controller = p_lead AND e.flags && app.lead_flags()))
    AND (e.restricted_at IS NULL OR p_manager OR (e.narrowed_at IS NOT NULL AND e.controller = p_lead))
    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))
$$;

GRANT SELECT ON concern, concern_call, case_audience TO portal_staff;
CREATE POLICY concern_staff_read ON concern FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id));
CREATE POLICY concern_call_staff_read ON concern_call FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id));
CREATE POLICY case_audience_staff_read ON case_audience FOR SELECT TO portal_staff USING (
  staff_id = (SELECT app.actor())
  OR (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id)));
-- Also when the case is open to its queue again, what belongs to a concern stays with the few.
CREATE POLICY share_of_concern ON share AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (NOT app.of_concern(id) OR app.in_audience(enquiry_id));
CREATE POLICY disclosure_of_concern ON disclosure AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (NOT app.line_of_concern(id) OR app.in_audience(enquiry_id));
CREATE POLICY task_of_concern ON task AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (kind <> 'concern_look' OR app.in_audience(enquiry_id));
-- The lead's task is done by looking, and by nothing else.
CREATE POLICY task_of_concern_work ON task AS RESTRICTIVE FOR UPDATE TO portal_staff USING (kind <> 'concern_look');
CREATE POLICY audit_of_concern ON audit_event AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (action NOT LIKE 'concern.%' OR enquiry_id IS NULL OR app.in_audience(enquiry_id));

GRANT SELECT, INSERT ON concern, concern_call, case_audience TO portal_definer;
GRANT UPDATE (looked_by, looked_at, closed_by, closed_at, closing, stays_narrow) ON concern TO portal_definer;
GRANT UPDATE (narrowed_at, narrowed_by) ON enquiry TO portal_definer;

-- Telling colleagues at once ------------------------------------------------------------------------

-- The sealed work addresses of those who hold a role in the actor's organisation.
CREATE FUNCTION app.addresses_of(p_roles text[]) RETURNS TABLE (id uuid, key_epoch integer, wrapped_key bytea, email bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.totp_epoch, s.totp_wrapped_key, s.email FROM staff s
  WHERE s.controller = app.my_controller() AND s.ended_at IS NULL AND s.paused_at IS NULL AND s.email IS NOT NULL
    AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role = ANY (p_roles)
      AND r.role IN ('safeguarding_lead', 'manager_fh', 'manager_tpa'))
$$;

-- Messages to colleagues: no enquiry belongs to them, and the address is in the sealed payload. For other functions.
CREATE FUNCTION app.queue_to_staff(p_kind text, p_outbox uuid[], p_epochs integer[], p_keys bytea[], p_payloads bytea[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (id, channel, kind, key_epoch, wrapped_key, payload, created_at, not_before, state_at)
  SELECT letter.id, 'email', p_kind, letter.epoch, letter.key, letter.payload, app.clock(), app.clock(), app.clock()
  FROM unnest(p_outbox, p_epochs, p_keys, p_payloads) AS letter (id, epoch, key, payload)
$$;

-- Acts -------------------------------------------------------------------------------------------

-- Raises a concern: act first, so it is open to whoever sees the case, however that stands. An offer to the other
-- organisation is taken back: nobody there reads on. 'done'; 'open': there is one already.
CREATE FUNCTION app.raise_concern(p_id uuid, p_enquiry uuid, p_about text, p_worry bytea, p_seen bytea, p_act bytea,
  p_due timestamptz, p_task uuid, p_outbox uuid[], p_epochs integer[], p_keys bytea[], p_payloads bytea[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_case enquiry;
BEGIN
  SELECT e.* INTO v_case FROM enquiry e WHERE e.id = p_enquiry
    AND app.in_sight(e, app.my_queues(), app.lead_controller(), app.is_manager()) FOR NO KEY UPDATE;
  IF v_case.id IS NULL THEN
    RAISE EXCEPTION 'this case is not in the actor''s sight' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM concern WHERE enquiry_id = p_enquiry AND closed_at IS NULL) THEN
    RETURN 'open';
  END IF;
  INSERT INTO concern (id, enquiry_id, about, worry, seen, act, raised_by, raised_at, look_due, told)
  VALUES (p_id, p_enquiry, p_about, p_worry, p_seen, p_act, app.actor(), app.clock(), p_due, cardinality(p_outbox));
  INSERT INTO case_audience (enquiry_id, staff_id, added_by, added_at)
  VALUES (p_enquiry, app.actor(), app.actor(), app.clock()) ON CONFLICT DO NOTHING;
  UPDATE share SET revoked_at = app.clock(), revoked_why = 'taken_back', content = NULL
  WHERE enquiry_id = p_enquiry AND kind = 'handover' AND answer IS NULL AND revoked_at IS NULL;
  UPDATE enquiry SET narrowed_at = app.clock(), narrowed_by = app.actor(), version = version + 1,
    flags = array_append(array_remove(flags, 'officer_concern'), 'officer_concern')
  WHERE id = p_enquiry;
  INSERT INTO task (id, enquiry_id, kind, for_role, due_at, created_at)
  VALUES (p_task, p_enquiry, 'concern_look', 'safeguarding_lead', p_due, app.clock());
  PERFORM app.queue_to_staff('concern_raised', p_outbox, p_epochs, p_keys, p_payloads);
  RETURN 'done';
END $$;

-- The open concern under its lock, for somebody who is one of the few and sees the case.
CREATE FUNCTION app.concern_locked(p_concern uuid, OUT o_concern concern, OUT o_case enquiry)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT e.* INTO o_case FROM enquiry e JOIN concern c ON c.enquiry_id = e.id WHERE c.id = p_concern
    AND app.in_sight(e, app.my_queues(), app.lead_controller(), app.is_manager()) AND app.in_audience(e.id)
    FOR NO KEY UPDATE OF e;
  IF o_case.id IS NULL THEN
    RAISE EXCEPTION 'this concern is not in the actor''s sight' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO o_concern FROM concern WHERE id = p_concern AND closed_at IS NULL;
END $$;

-- Writes a call down after it was made. Where the person was told of it, the line is theirs to see at once;
-- otherwise it is kept from them until a second person has looked (F14, T21). 'done', or 'meanwhile'.
CREATE FUNCTION app.log_concern_call(p_share uuid, p_concern uuid, p_receiver text, p_organisation text, p_fields text[],
  p_why bytea, p_told boolean, p_withheld bytea, p_review date, p_disclosure uuid, p_consulted bytea, p_outcome bytea,
  p_task uuid, p_due timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_case enquiry;
  v_share share;
BEGIN
  SELECT * INTO v_locked FROM app.concern_locked(p_concern);
  v_case := v_locked.o_case;
  IF (v_locked.o_concern).id IS NULL THEN
    RETURN 'meanwhile';
  END IF;
  IF p_told <> (p_withheld IS NULL) THEN
    RAISE EXCEPTION 'what the person was not told of is kept from them, with a reason' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO share (id, enquiry_id, kind, from_controller, from_queue, organisation, basis, fields, made_by, made_at, why,
    second, withheld_reason, withheld_review_on, disclosure_id)
  VALUES (p_share, v_case.id, 'outside', v_case.controller, v_case.queue, p_organisation, 'vital_interests', p_fields,
    app.actor(), app.clock(), p_why, 'after', p_withheld, p_review, p_disclosure)
  RETURNING * INTO v_share;
  INSERT INTO concern_call (share_id, concern_id, enquiry_id, receiver, told, consulted, outcome, actor_id, at)
  VALUES (p_share, p_concern, v_case.id, p_receiver, p_told, p_consulted, p_outcome, app.actor(), app.clock());
  IF p_told THEN
    PERFORM app.share_went(v_share, NULL);
  END IF;
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_case.id, 'share_second', p_due, app.clock());
  RETURN 'done';
END $$;

-- The lead has looked. 'done', or 'meanwhile'.
CREATE FUNCTION app.look_at_concern(p_concern uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
BEGIN
  SELECT * INTO v_locked FROM app.concern_locked(p_concern);
  IF app.lead_controller() IS DISTINCT FROM (v_locked.o_case).controller THEN
    RAISE EXCEPTION 'only the safeguarding lead says so' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE concern SET looked_by = app.actor(), looked_at = app.clock()
  WHERE id = p_concern AND looked_at IS NULL AND closed_at IS NULL;
  IF NOT FOUND THEN
    RETURN 'meanwhile';
  END IF;
  UPDATE task SET done_at = app.clock(), done_by = app.actor()
  WHERE enquiry_id = (v_locked.o_case).id AND kind = 'concern_look' AND done_at IS NULL;
  RETURN 'done';
END $$;

-- The lead ends it and says whether the case is its queue's again. 'done', or 'meanwhile'.
CREATE FUNCTION app.close_concern(p_concern uuid, p_closing bytea, p_stays boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_case enquiry;
BEGIN
  SELECT * INTO v_locked FROM app.concern_locked(p_concern);
  v_case := v_locked.o_case;
  IF app.lead_controller() IS DISTINCT FROM v_case.controller THEN
    RAISE EXCEPTION 'only the safeguarding lead ends it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE concern SET looked_by = coalesce(looked_by, app.actor()), looked_at = coalesce(looked_at, app.clock()),
    closed_by = app.actor(), closed_at = app.clock(), closing = p_closing, stays_narrow = p_stays
  WHERE id = p_concern AND closed_at IS NULL;
  IF NOT FOUND THEN
    RETURN 'meanwhile';
  END IF;
  UPDATE task SET done_at = app.clock(), done_by = app.actor()
  WHERE enquiry_id = v_case.id AND kind = 'concern_look' AND done_at IS NULL;
  UPDATE enquiry SET version = version + 1,
    flags = CASE WHEN p_stays THEN flags ELSE array_remove(flags, 'officer_concern') END,
    narrowed_at = CASE WHEN p_stays THEN narrowed_at END, narrowed_by = CASE WHEN p_stays THEN narrowed_by END
  WHERE id = v_case.id;
  RETURN 'done';
END $$;

-- A manager or the lead lets a colleague in who works the queue of the case. 'done', or 'meanwhile'.
CREATE FUNCTION app.let_in(p_concern uuid, p_staff uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
BEGIN
  SELECT * INTO v_locked FROM app.concern_locked(p_concern);
  IF NOT (app.is_manager() OR app.lead_controller() IS NOT DISTINCT FROM (v_locked.o_case).controller) THEN
    RAISE EXCEPTION 'a manager or the lead lets people in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (v_locked.o_concern).id IS NULL OR NOT EXISTS (SELECT FROM staff s JOIN staff_queue q ON q.staff_id = s.id
      WHERE s.id = p_staff AND s.ended_at IS NULL AND q.queue = (v_locked.o_case).queue) THEN
    RETURN 'meanwhile';
  END IF;
  INSERT INTO case_audience (enquiry_id, staff_id, added_by, added_at)
  VALUES ((v_locked.o_case).id, p_staff, app.actor(), app.clock()) ON CONFLICT DO NOTHING;
  RETURN 'done';
END $$;

-- Nobody closes a case over an open concern.
CREATE FUNCTION app.refuse_close_with_concern() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM concern WHERE enquiry_id = NEW.id AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_concern_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_concern_open BEFORE UPDATE OF closed_at ON enquiry
  FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION app.refuse_close_with_concern();

-- The functions that act on a case know the few, too.
SET LOCAL ROLE portal_definer;
DROP FUNCTION app.move_queue(uuid, text, integer, uuid, bytea);
DROP FUNCTION app.share_case(uuid);
DROP FUNCTION app.looks();
DROP FUNCTION app.looked_again(uuid, uuid, uuid, bytea, date);
SET LOCAL ROLE portal_owner;
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
    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))
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
CREATE FUNCTION app.share_case(p_enquiry uuid, OUT o_case enquiry, OUT o_queue boolean, OUT o_second boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_few boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('consent ' || p_enquiry::text, 0));
  SELECT * INTO o_case FROM enquiry WHERE id = p_enquiry FOR NO KEY UPDATE;
  v_few := o_case.narrowed_at IS NULL OR app.in_audience(p_enquiry);
  o_queue := coalesce(v_few AND o_case.queue = ANY (app.my_queues()), false);
  -- Managers of the organisation, and the safeguarding lead where there is a flag.
  o_second := coalesce((o_queue AND app.is_manager())
    OR (o_case.controller = app.lead_controller() AND o_case.flags && app.lead_flags()), false);
END $$;

CREATE FUNCTION app.looked_again(p_enquiry uuid, p_request uuid, p_event uuid, p_words bytea, p_day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM enquiry e WHERE e.id = p_enquiry AND e.queue = ANY (app.my_queues())
      AND (e.narrowed_at IS NULL OR app.in_audience(e.id)))
     OR EXISTS (SELECT FROM routing_decision d WHERE d.enquiry_id = p_enquiry AND d.actor_id = app.actor()
                AND d.at <= (SELECT received_at FROM rights_request WHERE id = p_request)) THEN
    RETURN false;
  END IF;
  UPDATE rights_request SET closed_at = app.clock(), closed_by = app.actor()
  WHERE id = p_request AND enquiry_id = p_enquiry AND kind = 'review' AND closed_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO rights_event (id, request_id, kind, day, at, actor_id, words)
  VALUES (p_event, p_request, 'looked_again', p_day, app.clock(), app.actor(), p_words);
  UPDATE hold SET released_at = app.clock() WHERE request_id = p_request AND released_at IS NULL;
  UPDATE task SET done_at = app.clock(), done_by = app.actor() WHERE enquiry_id = p_enquiry AND kind = 'look_again' AND done_at IS NULL;
  RETURN true;
END $$;

-- Which teams opened it. That a safeguarding lead did after a concern is not told: whoever reads this page may be
-- the one whom it is about.
CREATE FUNCTION app.looks() RETURNS TABLE (day date, role text, looks bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (a.at AT TIME ZONE 'Europe/London')::date, coalesce(min(r.role), 'staff'), count(*)
  FROM audit_event a LEFT JOIN staff_role r ON r.staff_id = a.actor_id
  WHERE a.enquiry_id = app.manage_enquiry() AND a.actor_kind = 'staff'
    AND a.action IN ('case.open', 'case.reveal', 'case.contact_shown', 'rights.open', 'handover.open')
    AND NOT (EXISTS (SELECT FROM staff_role l WHERE l.staff_id = a.actor_id AND l.role = 'safeguarding_lead')
      AND EXISTS (SELECT FROM concern c WHERE c.enquiry_id = a.enquiry_id AND c.raised_at <= a.at))
  GROUP BY 1, a.actor_id ORDER BY 1 DESC
$$;

DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'app' AND p.prosecdef AND p.proowner = 'portal_owner'::regrole LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.in_audience(uuid), app.of_concern(uuid), app.line_of_concern(uuid),
  app.move_queue(uuid, text, integer, uuid, bytea),
  app.looked_again(uuid, uuid, uuid, bytea, date), app.addresses_of(text[]),
  app.raise_concern(uuid, uuid, text, bytea, bytea, bytea, timestamptz, uuid, uuid[], integer[], bytea[], bytea[]),
  app.log_concern_call(uuid, uuid, text, text, text[], bytea, boolean, bytea, date, uuid, bytea, bytea, uuid, timestamptz),
  app.look_at_concern(uuid), app.close_concern(uuid, bytea, boolean), app.let_in(uuid, uuid) TO portal_staff;
GRANT EXECUTE ON FUNCTION app.looks() TO portal_web;
SET LOCAL ROLE portal_owner;
