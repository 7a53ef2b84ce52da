-- Between the organisations (feature D5): handing a case over to the other one, and giving parts of it to an
-- outside organisation. One row a share, offered or made; what really went stands in `disclosure`.

-- The facts of a share; where it stands is a function of them (`app::domain::sharing`).
CREATE TABLE share (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT share_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT share_kind CHECK (kind IN ('handover', 'outside')),
  from_controller text NOT NULL CONSTRAINT share_from_controller REFERENCES controller,
  from_queue text NOT NULL CONSTRAINT share_from_queue REFERENCES queue,
  -- Where a hand-over is offered; null for an outside organisation.
  to_queue text CONSTRAINT share_to_queue REFERENCES queue,
  organisation text NOT NULL CONSTRAINT share_organisation CHECK (length(organisation) BETWEEN 2 AND 200),
  basis text NOT NULL CONSTRAINT share_basis CHECK (basis IN ('consent', 'public_task', 'legal_requirement', 'vital_interests')),
  purpose_code text,
  fields text[] NOT NULL CONSTRAINT share_fields CHECK (cardinality(fields) > 0),
  made_by uuid NOT NULL CONSTRAINT share_made_by REFERENCES staff,
  made_at timestamptz NOT NULL,
  -- Sealed under the key of the case: why it is needed (seed F11). The receiver never reads it.
  why bytea NOT NULL,
  -- Whether a second person agrees before it goes, or on the next working day (act first).
  second text NOT NULL CONSTRAINT share_second CHECK (second IN ('none', 'before', 'after')),
  second_by uuid CONSTRAINT share_second_by REFERENCES staff,
  second_at timestamptz,
  second_agreed boolean,
  -- Sealed as the line of the disclosure: why the person is not told (seed F14), until a second person has agreed.
  withheld_reason bytea,
  withheld_review_on date,
  -- The line in `disclosure`, which is there from the moment at which something went.
  disclosure_id uuid NOT NULL CONSTRAINT share_disclosure UNIQUE,
  -- A key of its own, because the receiver has none of the case; what was picked is emptied when it ends.
  key_epoch integer,
  wrapped_key bytea,
  content bytea,
  answer text CONSTRAINT share_answer CHECK (answer IN ('accepted', 'declined')),
  answered_by uuid CONSTRAINT share_answered_by REFERENCES staff,
  answered_at timestamptz,
  answer_reason bytea,
  -- The case of the receiver, made at the moment of accepting. No foreign key: each record has its own last day.
  new_enquiry_id uuid,
  new_queue text CONSTRAINT share_new_queue REFERENCES queue,
  revoked_at timestamptz,
  revoked_why text CONSTRAINT share_revoked_why CHECK (revoked_why IN ('consent_withdrawn', 'enquiry_withdrawn', 'restricted', 'closed', 'details_changed', 'erased',
    'taken_back', 'second_refused')),
  -- The receiver has read that it ended.
  recall_read_at timestamptz,
  recall_read_by uuid CONSTRAINT share_recall_read_by REFERENCES staff,
  CONSTRAINT share_to_queue_of CHECK ((kind = 'handover') = (to_queue IS NOT NULL)),
  CONSTRAINT share_key_of CHECK ((kind = 'handover') = (wrapped_key IS NOT NULL) AND (wrapped_key IS NULL) = (key_epoch IS NULL)),
  CONSTRAINT share_consent_named CHECK ((basis = 'consent') = (purpose_code IS NOT NULL)),
  -- A yes names its fields and its receiver, and does not stretch (`consent_purposes.csv`).
  CONSTRAINT share_within_consent CHECK (basis <> 'consent' OR CASE
    WHEN kind = 'handover' THEN fields <@ ARRAY['name', 'contact_route', 'safe_contact', 'topic', 'postcode']
      AND purpose_code = CASE from_controller WHEN 'SMBC' THEN 'C1_share_tpa:shg' ELSE 'C1_share_fh' END
    WHEN purpose_code LIKE 'C1_share_tpa:%' THEN fields <@ ARRAY['name', 'contact_route', 'safe_contact', 'topic', 'postcode']
    ELSE purpose_code LIKE 'C2_share_named_org:%' AND fields <@ ARRAY['contact_route'] END),
  CONSTRAINT share_needs_second CHECK (
    (second = 'after') = (basis = 'vital_interests')
    AND (second <> 'none' OR (withheld_reason IS NULL AND (kind = 'outside' OR basis = 'consent')))),
  CONSTRAINT share_withheld_pair CHECK ((withheld_reason IS NULL) = (withheld_review_on IS NULL)),
  CONSTRAINT share_withheld_of CHECK (withheld_reason IS NULL OR (kind = 'outside' AND basis <> 'consent')),
  CONSTRAINT share_second_whole CHECK ((second_by IS NULL) = (second_at IS NULL) AND (second_by IS NULL) = (second_agreed IS NULL)),
  CONSTRAINT share_second_other CHECK (second_by IS DISTINCT FROM made_by),
  CONSTRAINT share_answer_whole CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT share_declined_why CHECK ((answer IS NOT DISTINCT FROM 'declined') = (answer_reason IS NOT NULL)),
  CONSTRAINT share_accepted_case CHECK ((answer IS NOT DISTINCT FROM 'accepted') = (new_enquiry_id IS NOT NULL)
    AND (new_enquiry_id IS NULL) = (new_queue IS NULL)),
  CONSTRAINT share_revoked_whole CHECK ((revoked_at IS NULL) = (revoked_why IS NULL)),
  -- What has ended holds nothing that was picked.
  CONSTRAINT share_emptied CHECK ((answer IS NULL AND revoked_at IS NULL) OR content IS NULL),
  CONSTRAINT share_recall_read_whole CHECK ((recall_read_at IS NULL) = (recall_read_by IS NULL))
);
CREATE INDEX share_of ON share (enquiry_id, made_at);
CREATE INDEX share_offered ON share (to_queue, made_at) WHERE kind = 'handover' AND answer IS NULL AND recall_read_at IS NULL;
CREATE INDEX share_second_due ON share (from_controller, made_at) WHERE second <> 'none' AND second_by IS NULL AND revoked_at IS NULL;
CREATE INDEX share_new ON share (new_enquiry_id) WHERE new_enquiry_id IS NOT NULL;
-- One open hand-over of a case at a time.
CREATE UNIQUE INDEX share_one_open ON share (enquiry_id) WHERE kind = 'handover' AND answer IS NULL AND revoked_at IS NULL;
CALL migration.protect('share');
CALL migration.let_retention_delete('share');
-- The person: what became of a line that they may see.
GRANT SELECT (enquiry_id, kind, disclosure_id, answer, answered_at, revoked_at, new_queue, new_enquiry_id,
  from_controller, basis, fields) ON share TO portal_web;
CREATE POLICY share_web_read ON share FOR SELECT TO portal_web USING (
  enquiry_id = (SELECT app.manage_enquiry()) AND EXISTS (SELECT FROM disclosure d WHERE d.id = disclosure_id));
-- And where the case that is open came from.
CREATE POLICY share_web_source ON share FOR SELECT TO portal_web USING (new_enquiry_id = (SELECT app.manage_enquiry()));
-- The sender's side: whoever sees the case. The receiver's side: what is offered to a queue they work, until
-- it is answered; one that was recalled, until they have read so. Never the case itself.
GRANT SELECT ON share TO portal_staff;
CREATE POLICY share_sender_read ON share FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY share_receiver_read ON share FOR SELECT TO portal_staff USING (
  kind = 'handover' AND to_queue = ANY ((SELECT app.my_queues())::text[])
  AND answer IS NULL AND recall_read_at IS NULL
  AND (second <> 'before' OR second_agreed));
CREATE POLICY share_accepted_read ON share FOR SELECT TO portal_staff
  USING (new_enquiry_id IS NOT NULL AND EXISTS (SELECT FROM enquiry e WHERE e.id = new_enquiry_id));
-- Also when the case is open to its queue again, what belongs to a concern stays with the few.
CREATE POLICY share_of_concern ON share AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (NOT app.is_concern_call(id) OR app.in_audience(enquiry_id));
GRANT SELECT, INSERT, UPDATE (second_by, second_at, second_agreed, content, answer, answered_by, answered_at,
  answer_reason, new_enquiry_id, new_queue, revoked_at, revoked_why, recall_read_at, recall_read_by) ON share TO portal_definer;

-- Acts --------------------------------------------------------------------------------------------
-- Everything below takes the lock of the person's ledger first (`server::consent::guard`), which a
-- withdrawal holds until it is answered, and then the row of the case: a share and a withdrawal never pass
-- each other.

-- Locks, and returns the case as it is then; a null id when the actor does not work it.
CREATE FUNCTION app.lock_case_to_share(p_enquiry uuid, OUT o_case enquiry, OUT o_queue boolean, OUT o_second boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_audience boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('consent ' || p_enquiry::text, 0));
  SELECT * INTO o_case FROM enquiry WHERE id = p_enquiry FOR NO KEY UPDATE;
  v_audience := o_case.narrowed_at IS NULL OR app.in_audience(p_enquiry);
  o_queue := coalesce(v_audience AND o_case.queue = ANY (app.my_queues()), false);
  -- Managers of the organisation, and the safeguarding lead where there is a flag.
  o_second := coalesce((o_queue AND app.is_manager())
    OR (o_case.controller = app.lead_controller() AND o_case.flags && app.lead_flags()), false);
END $$;

-- Nobody works with a case that is finished, taken back or restricted, and none of it goes anywhere.
CREATE FUNCTION app.may_be_shared(p_case enquiry) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_case.closed_at IS NULL AND p_case.withdrawn_at IS NULL AND p_case.restricted_at IS NULL
$$;

-- The line that says what went. Withheld only after a second person has agreed to that.
CREATE FUNCTION app.record_disclosure(p_share share, p_withheld_by uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO disclosure (id, enquiry_id, controller, organisation, queue, basis, fields, actor_id, at,
    withheld_reason, withheld_by, withheld_review_on)
  VALUES (p_share.disclosure_id, p_share.enquiry_id, p_share.from_controller, p_share.organisation, p_share.from_queue,
    p_share.basis, p_share.fields, p_share.made_by,
    CASE p_share.second WHEN 'before' THEN app.clock() ELSE p_share.made_at END,
    CASE WHEN p_withheld_by IS NULL THEN NULL ELSE p_share.withheld_reason END, p_withheld_by,
    CASE WHEN p_withheld_by IS NULL THEN NULL ELSE p_share.withheld_review_on END)
$$;

-- Offers a hand-over, or writes down what goes to an outside organisation. 'done'; 'consent': there is no live
-- yes; 'meanwhile': the case has changed, or stands so that nothing may go; 'open': a hand-over is open already.
CREATE FUNCTION app.make_share(p_id uuid, p_kind text, p_enquiry uuid, p_version integer, p_to_queue text,
  p_organisation text, p_basis text, p_purpose text, p_fields text[], p_second text, p_why bytea,
  p_withheld bytea, p_review date, p_disclosure uuid, p_key_epoch integer, p_wrapped bytea, p_content bytea,
  p_task uuid, p_due timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_case enquiry;
  v_queue boolean;
  v_second boolean;
  v_share share;
BEGIN
  SELECT * INTO v_locked FROM app.lock_case_to_share(p_enquiry);
  v_case := v_locked.o_case;
  v_queue := v_locked.o_queue;
  v_second := v_locked.o_second;
  -- The matrix once more: an urgent need may be met by whoever works the case; a yes lets it be handed over by
  -- its queue; everything else is a manager's or the lead's.
  IF NOT (v_second OR (v_queue AND (p_basis = 'vital_interests' OR (p_kind = 'handover' AND p_basis = 'consent'))))
     OR (p_kind = 'handover' AND p_basis = 'consent' AND NOT v_queue)
     OR (p_withheld IS NOT NULL AND NOT v_second) THEN
    RAISE EXCEPTION 'this is not the actor''s to share' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT app.may_be_shared(v_case) OR v_case.version <> p_version THEN
    RETURN 'meanwhile';
  END IF;
  IF p_kind = 'handover' THEN
    IF NOT EXISTS (SELECT FROM queue q WHERE q.code = p_to_queue AND q.controller <> v_case.controller) THEN
      RAISE EXCEPTION 'a hand-over goes to the other organisation' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM share s WHERE s.enquiry_id = p_enquiry AND s.kind = 'handover' AND s.answer IS NULL AND s.revoked_at IS NULL) THEN
      RETURN 'open';
    END IF;
  END IF;
  IF p_basis = 'consent' AND NOT app.consent_live(p_enquiry, p_purpose) THEN
    RETURN 'consent';
  END IF;
  INSERT INTO share (id, enquiry_id, kind, from_controller, from_queue, to_queue, organisation, basis, purpose_code,
    fields, made_by, made_at, why, second, withheld_reason, withheld_review_on, disclosure_id, key_epoch, wrapped_key, content)
  VALUES (p_id, p_enquiry, p_kind, v_case.controller, v_case.queue, p_to_queue, p_organisation, p_basis, p_purpose,
    p_fields, app.actor(), app.clock(), p_why, p_second, p_withheld, p_review, p_disclosure, p_key_epoch, p_wrapped, p_content)
  RETURNING * INTO v_share;
  UPDATE enquiry SET version = version + 1 WHERE id = p_enquiry;
  -- What is to be withheld shows to nobody outside before a second person has looked at that.
  IF p_second <> 'before' AND p_withheld IS NULL THEN
    PERFORM app.record_disclosure(v_share, NULL);
  END IF;
  IF p_second <> 'none' THEN
    INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, p_enquiry, 'share_second', p_due, app.clock());
  END IF;
  RETURN 'done';
END $$;

-- A share under its locks, as the sender's side acts on it.
CREATE FUNCTION app.lock_share(p_share uuid, OUT o_share share, OUT o_case enquiry, OUT o_queue boolean, OUT o_second boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
BEGIN
  SELECT * INTO v_locked FROM app.lock_case_to_share((SELECT enquiry_id FROM share WHERE id = p_share));
  o_case := v_locked.o_case;
  o_queue := v_locked.o_queue;
  o_second := v_locked.o_second;
  SELECT * INTO o_share FROM share WHERE id = p_share FOR UPDATE;
END $$;

-- The second person's word. 'done', or 'meanwhile' when there is nothing to say any more.
CREATE FUNCTION app.decide_share(p_share uuid, p_agreed boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_share share;
  v_case enquiry;
BEGIN
  SELECT * INTO v_locked FROM app.lock_share(p_share);
  v_share := v_locked.o_share;
  v_case := v_locked.o_case;
  IF NOT v_locked.o_second OR v_share.made_by = app.actor() THEN
    RAISE EXCEPTION 'a second person is another person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_share.second = 'none' OR v_share.second_by IS NOT NULL
     OR (v_share.second = 'before' AND (v_share.revoked_at IS NOT NULL OR (p_agreed AND NOT app.may_be_shared(v_case)))) THEN
    RETURN 'meanwhile';
  END IF;
  UPDATE share SET second_by = app.actor(), second_at = app.clock(), second_agreed = p_agreed WHERE id = p_share;
  -- What went before a second person could look is told to the person, unless withholding it was agreed to.
  IF (v_share.second = 'before' AND p_agreed) OR (v_share.second = 'after' AND v_share.withheld_reason IS NOT NULL) THEN
    PERFORM app.record_disclosure(v_share, CASE WHEN p_agreed AND v_share.withheld_reason IS NOT NULL THEN app.actor() END);
  END IF;
  IF NOT p_agreed AND v_share.answer IS NULL AND v_share.revoked_at IS NULL THEN
    UPDATE share SET revoked_at = app.clock(), revoked_why = 'second_refused', content = NULL WHERE id = p_share;
  END IF;
  UPDATE task SET done_at = app.clock(), done_by = app.actor()
  WHERE enquiry_id = v_share.enquiry_id AND kind = 'share_second' AND done_at IS NULL
    AND NOT EXISTS (SELECT FROM share s WHERE s.enquiry_id = v_share.enquiry_id AND s.second <> 'none' AND s.second_by IS NULL AND s.revoked_at IS NULL);
  RETURN 'done';
END $$;

-- The sender takes an open hand-over back, or one that still waits for a second person.
CREATE FUNCTION app.recall_share(p_share uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_share share;
BEGIN
  SELECT * INTO v_locked FROM app.lock_share(p_share);
  v_share := v_locked.o_share;
  IF NOT (v_locked.o_queue OR v_locked.o_second) THEN
    RAISE EXCEPTION 'this is not the actor''s to take back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_share.answer IS NOT NULL OR v_share.revoked_at IS NOT NULL
     OR NOT (v_share.kind = 'handover' OR (v_share.second = 'before' AND v_share.second_by IS NULL)) THEN
    RETURN 'meanwhile';
  END IF;
  UPDATE share SET revoked_at = app.clock(), revoked_why = 'taken_back', content = NULL WHERE id = p_share;
  RETURN 'done';
END $$;

-- Whether a hand-over may be answered by the actor now; asked under the locks.
CREATE FUNCTION app.may_answer_handover(p_share share, p_case enquiry) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_share.kind = 'handover' AND p_share.to_queue = ANY (app.my_queues())
    AND p_share.answer IS NULL AND p_share.revoked_at IS NULL
    AND (p_share.second <> 'before' OR coalesce(p_share.second_agreed, false))
    AND app.may_be_shared(p_case)
$$;

-- The receiver says no; what was picked is gone for them at once.
CREATE FUNCTION app.decline_handover(p_share uuid, p_reason bytea, p_task uuid, p_due timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_share share;
  v_case enquiry;
BEGIN
  SELECT * INTO v_locked FROM app.lock_share(p_share);
  v_share := v_locked.o_share;
  v_case := v_locked.o_case;
  IF NOT coalesce(app.may_answer_handover(v_share, v_case), false) THEN
    RETURN 'meanwhile';
  END IF;
  UPDATE share SET answer = 'declined', answered_by = app.actor(), answered_at = app.clock(), answer_reason = p_reason,
    content = NULL WHERE id = p_share;
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_share.enquiry_id, 'handover_declined', p_due, app.clock());
  RETURN 'done';
END $$;

-- The receiver says yes: a case of their own, made of what was picked, under their notice and clocks; the
-- sender's ends. `p_head` holds codes and dates of the new case. 'done'; 'meanwhile'; 'reference': it is in use.
CREATE FUNCTION app.accept_handover(p_share uuid, p_enquiry uuid, p_head jsonb, p_epoch integer, p_wrapped bytea,
  p_content uuid, p_name bytea, p_phone bytea, p_email bytea, p_postcode bytea, p_adjustments bytea, p_message bytea,
  p_words integer, p_wishes_id uuid, p_wishes bytea, p_index_kinds text[], p_index_hashes bytea[],
  p_outbox uuid, p_outbox_epoch integer, p_outbox_key bytea, p_outbox_payload bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_locked record;
  v_share share;
  v_case enquiry;
  v_now timestamptz := app.clock();
BEGIN
  SELECT * INTO v_locked FROM app.lock_share(p_share);
  v_share := v_locked.o_share;
  v_case := v_locked.o_case;
  IF NOT coalesce(app.may_answer_handover(v_share, v_case), false)
     OR (v_share.basis = 'consent' AND NOT app.consent_live(v_share.enquiry_id, v_share.purpose_code)) THEN
    RETURN 'meanwhile';
  END IF;
  IF EXISTS (SELECT FROM enquiry WHERE reference = p_head->>'reference') THEN
    RETURN 'reference';
  END IF;
  INSERT INTO enquiry (id, draft_id, reference, controller, queue, topic, area, about_whom, they_know, children_under_19,
    send_under_25, age_band, no_postcode_reason, language, contact_route, source_channel, priority, flags, urgent,
    notice_version_id, received_at, first_look_due, form_last_day, suggested_at, confirmed_at, confirmed_by)
  SELECT p_enquiry, v_share.id, p_head->>'reference', q.controller, q.code, p_head->>'topic', p_head->>'area',
    p_head->>'about_whom', p_head->>'they_know', p_head->>'children_under_19', p_head->>'send_under_25',
    p_head->>'age_band', p_head->>'no_postcode_reason', p_head->>'language', p_head->>'contact_route',
    v_case.source_channel, p_head->>'priority', ARRAY(SELECT jsonb_array_elements_text(p_head->'flags')),
    (p_head->>'urgent')::boolean, (p_head->>'notice')::uuid, v_now, (p_head->>'first_look_due')::timestamptz,
    (p_head->>'form_last_day')::date, v_now, v_now, app.actor()
  FROM queue q WHERE q.code = v_share.to_queue;
  INSERT INTO data_key (enquiry_id, epoch, wrapped) VALUES (p_enquiry, p_epoch, p_wrapped);
  INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name, phone, email, postcode, adjustments, message, message_words)
  VALUES (p_content, p_enquiry, 1, v_now, p_name, p_phone, p_email, p_postcode, p_adjustments, p_message, p_words);
  INSERT INTO safe_contact (id, enquiry_id, version, recorded_at, wishes) VALUES (p_wishes_id, p_enquiry, 1, v_now, p_wishes);
  INSERT INTO blind_index (enquiry_id, kind, hash)
  SELECT p_enquiry, i.kind, i.hash FROM unnest(p_index_kinds, p_index_hashes) AS i (kind, hash);
  INSERT INTO status_change (id, enquiry_id, status, actor_kind, actor_id, at) VALUES
    (app.new_id(), p_enquiry, 'submitted', 'staff', app.actor(), v_now),
    (app.new_id(), p_enquiry, 'confirmed', 'staff', app.actor(), v_now),
    (app.new_id(), v_share.enquiry_id, 'transferred', 'staff', v_share.made_by, v_now);
  INSERT INTO routing_decision (id, enquiry_id, kind, from_queue, to_queue, actor_id, at)
  VALUES (app.new_id(), p_enquiry, 'confirmed', v_share.to_queue, v_share.to_queue, app.actor(), v_now);
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at)
  VALUES (app.new_id(), p_enquiry, 'handover_tell', (p_head->>'first_look_due')::timestamptz, v_now);
  UPDATE share SET answer = 'accepted', answered_by = app.actor(), answered_at = v_now, content = NULL,
    new_enquiry_id = p_enquiry, new_queue = v_share.to_queue WHERE id = p_share;
  -- Whoever handed it over stands behind its end here (seed F20).
  UPDATE enquiry SET transferred_at = v_now, transferred_by = v_share.made_by, closed_at = v_now, closed_by = v_share.made_by,
    outcome = 'not_ours', confirmed_at = coalesce(confirmed_at, v_now), confirmed_by = coalesce(confirmed_by, v_share.made_by),
    version = version + 1
  WHERE id = v_share.enquiry_id;
  -- By the safe route: address and wishes are looked at when it leaves (rule 8.2).
  IF v_case.contact_route = 'email' THEN
    INSERT INTO outbox (id, enquiry_id, channel, kind, key_epoch, wrapped_key, payload, created_at, not_before, state_at)
    VALUES (p_outbox, v_share.enquiry_id, 'email', 'handed_over', p_outbox_epoch, p_outbox_key, p_outbox_payload, v_now, v_now, v_now);
  END IF;
  RETURN 'done';
END $$;

-- Somebody of the receiver has read that it was taken back.
CREATE FUNCTION app.read_handover_recall(p_share uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE share SET recall_read_at = app.clock(), recall_read_by = app.actor()
  WHERE id = p_share AND kind = 'handover' AND revoked_at IS NOT NULL AND answer IS NULL AND recall_read_at IS NULL
    AND to_queue = ANY (app.my_queues()) AND (second <> 'before' OR second_agreed);
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'meanwhile' END;
END $$;

-- What ends a share -------------------------------------------------------------------------------

-- Ends what rested on a consent (or, without one named, every open hand-over), and tells whoever has it: the
-- receiver's desk by the entry there or a task on its case, the sender's officers by a task for an outside one.
CREATE FUNCTION app.end_shares(p_enquiry uuid, p_purpose text, p_why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_share share;
  -- The same day, by five, London time: the purpose `C1_share_tpa` says so.
  v_due timestamptz := greatest(app.clock(), (date_trunc('day', app.clock() AT TIME ZONE 'Europe/London') + interval '17 hours') AT TIME ZONE 'Europe/London');
BEGIN
  FOR v_share IN SELECT * FROM share
    WHERE enquiry_id = p_enquiry AND revoked_at IS NULL AND answer IS DISTINCT FROM 'declined'
      AND CASE WHEN p_purpose IS NULL THEN kind = 'handover' AND answer IS NULL ELSE purpose_code = p_purpose END
    ORDER BY id FOR UPDATE
  LOOP
    UPDATE share SET revoked_at = app.clock(), revoked_why = p_why, content = NULL WHERE id = v_share.id;
    IF v_share.answer = 'accepted' THEN
      INSERT INTO task (id, enquiry_id, kind, due_at, created_at)
      VALUES (app.new_id(), v_share.new_enquiry_id, 'handover_consent_withdrawn', v_due, app.clock());
    ELSIF v_share.kind = 'outside' THEN
      INSERT INTO task (id, enquiry_id, kind, due_at, created_at)
      VALUES (app.new_id(), p_enquiry, 'tell_recipient', v_due, app.clock());
    END IF;
    INSERT INTO audit_event (id, at, actor_kind, controller, action, enquiry_id, activity, detail)
    VALUES (app.new_id(), app.clock(), 'system', v_share.from_controller, 'share.revoked', p_enquiry, 'A4',
      jsonb_build_object('share', v_share.id, 'why', p_why));
  END LOOP;
END $$;

-- Whatever wrote the withdrawal down: what rested on it ends in the same transaction, while no later yes counts.
CREATE FUNCTION app.withdrawal_ends_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.consent_live(NEW.subject_ref, NEW.purpose_code) THEN
    PERFORM app.end_shares(NEW.subject_ref, NEW.purpose_code, 'consent_withdrawn');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent_event_ends_shares AFTER INSERT ON consent_event
  FOR EACH ROW WHEN (NEW.action IN ('withdrawn', 'expired')) EXECUTE FUNCTION app.withdrawal_ends_shares();

-- Taken back, restricted or closed: an open hand-over ends with it.
CREATE FUNCTION app.end_of_case_ends_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.end_shares(NEW.id, NULL, CASE
    WHEN NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN 'enquiry_withdrawn'
    WHEN NEW.restricted_at IS DISTINCT FROM OLD.restricted_at THEN 'restricted'
    ELSE 'closed' END);
  RETURN NULL;
END $$;
CREATE TRIGGER enquiry_ends_shares AFTER UPDATE OF withdrawn_at, restricted_at, closed_at ON enquiry
  FOR EACH ROW WHEN ((NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL)
    OR (NEW.restricted_at IS NOT NULL AND OLD.restricted_at IS NULL)
    OR (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL))
  EXECUTE FUNCTION app.end_of_case_ends_shares();

-- What was picked is a copy. Once the person has changed how they may be reached, or something of theirs is to be
-- erased, nobody takes a case over by the old one: it is offered anew.
CREATE FUNCTION app.new_version_ends_shares() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM app.end_shares(NEW.enquiry_id, NULL, CASE TG_TABLE_NAME WHEN 'erasure' THEN 'erased' ELSE 'details_changed' END);
  RETURN NULL;
END $$;
CREATE TRIGGER enquiry_content_ends_shares AFTER INSERT ON enquiry_content
  FOR EACH ROW WHEN (NEW.version > 1) EXECUTE FUNCTION app.new_version_ends_shares();
CREATE TRIGGER safe_contact_ends_shares AFTER INSERT ON safe_contact
  FOR EACH ROW WHEN (NEW.version > 1) EXECUTE FUNCTION app.new_version_ends_shares();
CREATE TRIGGER erasure_ends_shares AFTER INSERT ON erasure
  FOR EACH ROW EXECUTE FUNCTION app.new_version_ends_shares();

-- The person --------------------------------------------------------------------------------------

-- Opens the receiver's case for whoever has the old one open: the same person, the same proofs, no new words to
-- remember. False when it was not handed over.
CREATE FUNCTION app.follow_handover(p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_new uuid;
BEGIN
  SELECT s.new_enquiry_id INTO v_new FROM share s
  WHERE s.enquiry_id = app.manage_enquiry() AND s.answer = 'accepted';
  IF v_new IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  SELECT p_token_hash, v_new, m.proofs, app.clock(), app.clock() FROM manage_session m
  WHERE m.token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex');
  RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION app.follow_handover TO portal_web;
GRANT EXECUTE ON FUNCTION app.make_share, app.decide_share, app.recall_share, app.decline_handover,
  app.accept_handover, app.read_handover_recall TO portal_staff;
CALL migration.own_definers();
