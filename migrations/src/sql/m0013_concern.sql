-- A safeguarding concern (feature E7, rule 8.3): what worries somebody, what was seen, what was done at once. From that
-- moment fewer people see the case. Calls to MASSH, adult care or the police are shares like others (`share`), kept
-- from the person until a second person has looked.

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
  acknowledge_due timestamptz NOT NULL,
  -- To how many leads a message went at once. None: whoever raised it is told to phone.
  told integer NOT NULL CONSTRAINT concern_told CHECK (told >= 0),
  acknowledged_by uuid CONSTRAINT concern_acknowledged_by REFERENCES staff,
  acknowledged_at timestamptz,
  closed_by uuid CONSTRAINT concern_closed_by REFERENCES staff,
  closed_at timestamptz,
  -- Sealed: what was decided.
  closing bytea,
  -- Whether the case stays with few people after the end.
  stays_narrowed boolean,
  CONSTRAINT concern_acknowledged_whole CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CONSTRAINT concern_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closing IS NULL)
    AND (closed_at IS NULL) = (stays_narrowed IS NULL)),
  CONSTRAINT concern_acknowledged_first CHECK (closed_at IS NULL OR acknowledged_at IS NOT NULL)
);
CREATE UNIQUE INDEX concern_one_open ON concern (enquiry_id) WHERE closed_at IS NULL;
CREATE INDEX concern_of ON concern (enquiry_id, raised_at);
CREATE INDEX concern_open ON concern (acknowledge_due) WHERE closed_at IS NULL;
CALL migration.protect('concern');
CALL migration.let_retention_delete('concern');
GRANT SELECT ON concern TO portal_staff;
CREATE POLICY concern_staff_read ON concern FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id));
GRANT SELECT, INSERT, UPDATE (acknowledged_by, acknowledged_at, closed_by, closed_at, closing, stays_narrowed) ON concern TO
  portal_definer;

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
CALL migration.protect('concern_call');
CALL migration.let_retention_delete('concern_call');
CALL migration.append_only('concern_call');
GRANT SELECT ON concern_call TO portal_staff;
CREATE POLICY concern_call_staff_read ON concern_call FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id));
GRANT SELECT, INSERT ON concern_call TO portal_definer;

-- Who still sees a narrowed case, beside the managers and the safeguarding lead of its organisation.
CREATE TABLE case_audience (
  enquiry_id uuid NOT NULL CONSTRAINT case_audience_enquiry REFERENCES enquiry,
  staff_id uuid NOT NULL CONSTRAINT case_audience_staff REFERENCES staff,
  added_by uuid NOT NULL CONSTRAINT case_audience_added_by REFERENCES staff,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (enquiry_id, staff_id)
);
CALL migration.protect('case_audience');
CALL migration.let_retention_delete('case_audience');
GRANT SELECT ON case_audience TO portal_staff;
CREATE POLICY case_audience_staff_read ON case_audience FOR SELECT TO portal_staff USING (
  staff_id = (SELECT app.actor())
  OR (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id) AND app.in_audience(enquiry_id)));
GRANT SELECT, INSERT ON case_audience TO portal_definer;

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
  INSERT INTO concern (id, enquiry_id, about, worry, seen, act, raised_by, raised_at, acknowledge_due, told)
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
  PERFORM app.queue_mail_to_staff('concern_raised', p_outbox, p_epochs, p_keys, p_payloads);
  RETURN 'done';
END $$;

-- The open concern under its lock, for somebody who is one of the few and sees the case.
CREATE FUNCTION app.lock_concern(p_concern uuid, OUT o_concern concern, OUT o_case enquiry)
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
-- otherwise it is kept from them until a second person has looked (seed F14, T21). 'done', or 'meanwhile'.
CREATE FUNCTION app.log_concern_call(p_share uuid, p_concern uuid, p_receiver text, p_organisation text, p_fields text[],
  p_why bytea, p_told boolean, p_withheld bytea, p_review date, p_disclosure uuid, p_consulted bytea, p_outcome bytea,
  p_task uuid, p_due timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_case enquiry;
  v_share share;
BEGIN
  SELECT * INTO v_locked FROM app.lock_concern(p_concern);
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
    PERFORM app.record_disclosure(v_share, NULL);
  END IF;
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_case.id, 'share_second', p_due, app.clock());
  RETURN 'done';
END $$;

-- The lead has looked. 'done', or 'meanwhile'.
CREATE FUNCTION app.acknowledge_concern(p_concern uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
BEGIN
  SELECT * INTO v_locked FROM app.lock_concern(p_concern);
  IF app.lead_controller() IS DISTINCT FROM (v_locked.o_case).controller THEN
    RAISE EXCEPTION 'only the safeguarding lead says so' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE concern SET acknowledged_by = app.actor(), acknowledged_at = app.clock()
  WHERE id = p_concern AND acknowledged_at IS NULL AND closed_at IS NULL;
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
  SELECT * INTO v_locked FROM app.lock_concern(p_concern);
  v_case := v_locked.o_case;
  IF app.lead_controller() IS DISTINCT FROM v_case.controller THEN
    RAISE EXCEPTION 'only the safeguarding lead ends it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE concern SET acknowledged_by = coalesce(acknowledged_by, app.actor()), acknowledged_at = coalesce(acknowledged_at, app.clock()),
    closed_by = app.actor(), closed_at = app.clock(), closing = p_closing, stays_narrowed = p_stays
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
CREATE FUNCTION app.grant_access(p_concern uuid, p_staff uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
BEGIN
  SELECT * INTO v_locked FROM app.lock_concern(p_concern);
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

GRANT EXECUTE ON FUNCTION app.raise_concern, app.log_concern_call, app.acknowledge_concern, app.close_concern, app.grant_access
  TO portal_staff;
CALL migration.own_definers();
