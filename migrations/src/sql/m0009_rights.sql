-- What a person can ask for after sending: taking it back, changing details, rights, complaints; and
-- who had the information.

-- What was shared, with whom, on which ground (T27, F10 to F12). A line may be lawfully kept from the
-- person (F14): then a second person has agreed, and a day is set to look again.
CREATE TABLE disclosure (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT disclosure_enquiry REFERENCES enquiry,
  controller text NOT NULL CONSTRAINT disclosure_controller REFERENCES controller,
  organisation text NOT NULL CONSTRAINT disclosure_organisation CHECK (length(organisation) BETWEEN 2 AND 200),
  queue text NOT NULL CONSTRAINT disclosure_queue REFERENCES queue,
  basis text NOT NULL CONSTRAINT disclosure_basis CHECK (basis IN ('consent', 'public_task', 'contract', 'legal_requirement', 'vital_interests')),
  fields text[] NOT NULL CONSTRAINT disclosure_fields CHECK (cardinality(fields) > 0),
  actor_id uuid NOT NULL CONSTRAINT disclosure_actor REFERENCES staff,
  at timestamptz NOT NULL,
  -- Sealed: why it is withheld.
  withheld_reason bytea,
  withheld_by uuid CONSTRAINT disclosure_withheld_by REFERENCES staff,
  withheld_review_on date,
  CONSTRAINT disclosure_withheld_whole CHECK (
    (withheld_reason IS NULL) = (withheld_by IS NULL) AND (withheld_by IS NULL) = (withheld_review_on IS NULL)),
  CONSTRAINT disclosure_second_person CHECK (withheld_by IS DISTINCT FROM actor_id)
);
CREATE INDEX disclosure_of ON disclosure (enquiry_id, at);

-- A request about information, or a complaint (B7, B8). Its words are sealed under a key of its own,
-- because it outlives the form (rule RIGHTS) and may be about no enquiry that we know.
CREATE TABLE rights_request (
  id uuid PRIMARY KEY,
  reference text NOT NULL CONSTRAINT rights_request_reference UNIQUE
    CONSTRAINT rights_request_reference_shape CHECK (reference ~ '^[B-DF-HJ-NPR-TV-Y2-9]{3}(-[B-DF-HJ-NPR-TV-Y2-9]{3}){2}$'),
  enquiry_id uuid CONSTRAINT rights_request_enquiry REFERENCES enquiry,
  controller text NOT NULL CONSTRAINT rights_request_controller REFERENCES controller,
  kind text NOT NULL CONSTRAINT rights_request_kind CHECK (kind IN ('access', 'correct', 'erase', 'restrict', 'object',
    'stop_using', 'portability', 'review', 'complaint')),
  channel text NOT NULL CONSTRAINT rights_request_channel CHECK (channel IN ('online', 'phone', 'face_to_face', 'email', 'post', 'text')),
  level text NOT NULL CONSTRAINT rights_request_level CHECK (level IN ('L0', 'L1a', 'L1b')),
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid CONSTRAINT rights_request_recorded_by REFERENCES staff,
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  content bytea NOT NULL,
  closed_at timestamptz,
  closed_by uuid CONSTRAINT rights_request_closed_by REFERENCES staff,
  CONSTRAINT rights_request_closed_has_actor CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CONSTRAINT rights_request_online_by_nobody CHECK ((channel = 'online') = (recorded_by IS NULL)),
  -- Without an enquiry nothing was proved.
  CONSTRAINT rights_request_level_of_enquiry CHECK (enquiry_id IS NOT NULL OR level = 'L0')
);
CREATE INDEX rights_request_open ON rights_request (controller, received_at) WHERE closed_at IS NULL;
CREATE INDEX rights_request_closed ON rights_request (controller, closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX rights_request_of ON rights_request (enquiry_id) WHERE enquiry_id IS NOT NULL;

-- What happened to it. Where it stands is computed from these (`app::domain::rights`). A ledger.
CREATE TABLE rights_event (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL CONSTRAINT rights_event_request REFERENCES rights_request,
  kind text NOT NULL CONSTRAINT rights_event_kind CHECK (kind IN ('identity_asked', 'identity_confirmed', 'clarify_asked',
    'clarify_answered', 'extended', 'acknowledged', 'progress', 'note', 'matched', 'looked_again', 'decided', 'erased')),
  day date NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid CONSTRAINT rights_event_actor REFERENCES staff,
  level text CONSTRAINT rights_event_level CHECK (level IN ('L1a', 'L1b', 'L2', 'L3')),
  decision text CONSTRAINT rights_event_decision CHECK (decision IN ('granted', 'partly', 'refused')),
  refusal text CONSTRAINT rights_event_refusal CHECK (refusal ~ '^[a-z_]{3,40}$'),
  -- Sealed under the request's key.
  words bytea,
  -- Sealed under the request's key: what is released to the person with the decision.
  bundle bytea,
  CONSTRAINT rights_event_level_of CHECK ((kind = 'identity_confirmed') = (level IS NOT NULL)),
  CONSTRAINT rights_event_decision_of CHECK ((kind = 'decided') = (decision IS NOT NULL)),
  -- A refusal says why (T43).
  CONSTRAINT rights_event_refusal_of CHECK ((coalesce(decision, 'granted') <> 'granted') = (refusal IS NOT NULL)),
  -- Only the page's own thanks has nobody behind it.
  CONSTRAINT rights_event_has_actor CHECK (actor_id IS NOT NULL OR kind IN ('acknowledged', 'erased')),
  CONSTRAINT rights_event_bundle_of CHECK (bundle IS NULL OR kind = 'decided')
);
CREATE INDEX rights_event_of ON rights_event (request_id, at, id);
CREATE UNIQUE INDEX rights_event_decided_once ON rights_event (request_id) WHERE kind = 'decided';

-- What suspends deletion (rule HOLD): an open request or complaint, released when it is closed.
CREATE TABLE hold (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT hold_enquiry REFERENCES enquiry,
  request_id uuid CONSTRAINT hold_request REFERENCES rights_request CONSTRAINT hold_request_once UNIQUE,
  placed_at timestamptz NOT NULL,
  released_at timestamptz
);
CREATE INDEX hold_live ON hold (enquiry_id) WHERE released_at IS NULL;

-- A granted erasure: what goes, until the retention role has done it. Ids only.
CREATE TABLE erasure (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT erasure_enquiry REFERENCES enquiry,
  request_id uuid NOT NULL CONSTRAINT erasure_request REFERENCES rights_request CONSTRAINT erasure_once UNIQUE,
  -- Versions of what was written below this one go.
  content_below integer NOT NULL,
  ordered_at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE INDEX erasure_due ON erasure (ordered_at) WHERE done_at IS NULL;

-- Nobody works with a restricted enquiry: only the manager and the data protection officer see it (T44).
ALTER TABLE enquiry
  ADD COLUMN restricted_at timestamptz,
  ADD COLUMN restricted_for uuid CONSTRAINT enquiry_restricted_for REFERENCES rights_request,
  ADD CONSTRAINT enquiry_restricted_whole CHECK ((restricted_at IS NULL) = (restricted_for IS NULL));
DROP INDEX enquiry_open;
CREATE INDEX enquiry_open ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL;

DO $$
DECLARE
  ledger text;
BEGIN
  FOREACH ledger IN ARRAY ARRAY['disclosure', 'rights_event'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', ledger || '_append_only', ledger);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', ledger || '_never_emptied', ledger);
  END LOOP;
END $$;

-- Who may see what ------------------------------------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['disclosure', 'rights_request', 'rights_event', 'hold', 'erasure'] LOOP
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

-- Whether a line is kept from the person; its columns are not theirs to read.
CREATE FUNCTION app.is_withheld(p_disclosure uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT withheld_by IS NOT NULL FROM disclosure WHERE id = p_disclosure $$;

-- The organisation whose information the actor protects; null for all others.
CREATE FUNCTION app.dpo_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('dpo_smbc', 'dpo_shg')
$$;

CREATE FUNCTION app.is_manager() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa'))
$$;

-- The enquiry of the request that a data protection officer has in hand in this transaction. The
-- request is the reason, which the matrix asks for.
CREATE FUNCTION app.dpo_enquiry() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.enquiry_id FROM rights_request q JOIN enquiry e ON e.id = q.enquiry_id
  WHERE q.id = nullif(current_setting('app.request', true), '')::uuid
    AND q.controller = app.dpo_controller() AND e.controller = q.controller
$$;

DROP POLICY enquiry_staff_read ON enquiry;
CREATE POLICY enquiry_staff_read ON enquiry FOR SELECT TO portal_staff USING (
  ((queue = ANY ((SELECT app.my_queues())::text[])
      OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags()))
    AND (restricted_at IS NULL OR (SELECT app.is_manager())))
  OR id = (SELECT app.dpo_enquiry()));
-- No edits while it is restricted, by whomever (T44).
DROP POLICY enquiry_staff_work ON enquiry;
CREATE POLICY enquiry_staff_work ON enquiry FOR UPDATE TO portal_staff USING (
  restricted_at IS NULL
  AND (queue = ANY ((SELECT app.my_queues())::text[])
    OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags())));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['routing_decision', 'contact_log', 'note', 'assignment'] LOOP
    EXECUTE format('DROP POLICY %I ON %I', name || '_staff_add', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_staff WITH CHECK (actor_id = (SELECT app.actor()) AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL))', name || '_staff_add', name);
  END LOOP;
  DROP POLICY task_staff_add ON task;
  CREATE POLICY task_staff_add ON task FOR INSERT TO portal_staff
    WITH CHECK (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
END $$;

-- The person: their own requests and what was said about them; what was shared, but for what is withheld.
GRANT SELECT, INSERT ON rights_request TO portal_web;
GRANT SELECT, INSERT ON rights_event TO portal_web;
GRANT SELECT, INSERT ON hold TO portal_web;
GRANT SELECT (id, enquiry_id, organisation, queue, basis, fields, at) ON disclosure TO portal_web;
CREATE POLICY rights_request_web_read ON rights_request FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
-- Without an enquiry: from the public page, with nothing proved and nothing told.
CREATE POLICY rights_request_web_add ON rights_request FOR INSERT TO portal_web WITH CHECK (
  channel = 'online' AND recorded_by IS NULL AND closed_at IS NULL
  AND (enquiry_id IS NULL OR (enquiry_id = (SELECT app.manage_enquiry())
    AND controller = (SELECT e.controller FROM enquiry e WHERE e.id = enquiry_id))));
CREATE POLICY rights_event_web_read ON rights_event FOR SELECT TO portal_web USING (
  kind NOT IN ('note', 'matched') AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id));
CREATE POLICY rights_event_web_add ON rights_event FOR INSERT TO portal_web
  WITH CHECK (kind = 'acknowledged' AND actor_id IS NULL AND words IS NULL);
CREATE POLICY hold_web_read ON hold FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY hold_web_add ON hold FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) AND released_at IS NULL AND request_id IS NOT NULL);
CREATE POLICY disclosure_web_read ON disclosure FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()) AND NOT app.is_withheld(id));

-- The data protection officer: all requests of the own organisation. Case officers: that there is one
-- about a case in their sight, and they may record one.
GRANT SELECT, INSERT ON rights_request, rights_event, hold TO portal_staff;
GRANT UPDATE (closed_at, closed_by) ON rights_request TO portal_staff;
GRANT SELECT ON disclosure, erasure TO portal_staff;
GRANT INSERT ON erasure TO portal_staff;
CREATE POLICY rights_request_dpo_read ON rights_request FOR SELECT TO portal_staff
  USING (controller = (SELECT app.dpo_controller()));
CREATE POLICY rights_request_case_read ON rights_request FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY rights_request_staff_add ON rights_request FOR INSERT TO portal_staff WITH CHECK (
  recorded_by = (SELECT app.actor()) AND closed_at IS NULL
  AND ((controller = (SELECT app.dpo_controller()) AND enquiry_id IS NULL)
    OR EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.controller = rights_request.controller)));
CREATE POLICY rights_request_dpo_close ON rights_request FOR UPDATE TO portal_staff
  USING (controller = (SELECT app.dpo_controller()) AND closed_at IS NULL)
  WITH CHECK (closed_by = (SELECT app.actor()));
CREATE POLICY rights_event_dpo_read ON rights_event FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.controller = app.dpo_controller()));
CREATE POLICY rights_event_dpo_add ON rights_event FOR INSERT TO portal_staff WITH CHECK (
  actor_id = (SELECT app.actor())
  AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.controller = app.dpo_controller()));
CREATE POLICY hold_staff_read ON hold FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY hold_staff_add ON hold FOR INSERT TO portal_staff WITH CHECK (released_at IS NULL
  AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.enquiry_id = hold.enquiry_id));
CREATE POLICY disclosure_staff_read ON disclosure FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY erasure_dpo ON erasure FOR SELECT TO portal_staff USING (enquiry_id = (SELECT app.dpo_enquiry()));
CREATE POLICY erasure_dpo_order ON erasure FOR INSERT TO portal_staff WITH CHECK (
  enquiry_id = (SELECT app.dpo_enquiry()) AND done_at IS NULL
  AND request_id = nullif(current_setting('app.request', true), '')::uuid);

-- The retention role carries erasures out and says so.
GRANT UPDATE (done_at) ON erasure TO portal_retention;
GRANT SELECT (id, controller, kind, enquiry_id), INSERT ON rights_request TO portal_retention;
CREATE POLICY erasure_retention_done ON erasure FOR UPDATE TO portal_retention USING (done_at IS NULL) WITH CHECK (done_at IS NOT NULL);
GRANT INSERT ON rights_event, audit_event TO portal_retention;
CREATE POLICY rights_event_retention_add ON rights_event FOR INSERT TO portal_retention
  WITH CHECK (kind = 'erased' AND actor_id IS NULL);
CREATE POLICY audit_event_retention_add ON audit_event FOR INSERT TO portal_retention WITH CHECK (actor_kind = 'system');
GRANT UPDATE (payload, state, state_at, reason) ON outbox TO portal_retention;
CREATE POLICY outbox_retention_empty ON outbox FOR UPDATE TO portal_retention USING (true) WITH CHECK (state <> 'queued');

GRANT SELECT ON disclosure, rights_request, rights_event, hold, erasure, blind_index, audit_event, contact_log, note,
  routing_decision, assignment, status_change, task, enquiry_content TO portal_definer;
GRANT INSERT ON status_change, blind_index, rights_event, enquiry_content, hold TO portal_definer;
GRANT DELETE ON blind_index TO portal_definer;
GRANT UPDATE (withdrawn_at, contact_route, language, flags, restricted_at, restricted_for) ON enquiry TO portal_definer;
GRANT UPDATE (enquiry_id, closed_at, closed_by) ON rights_request TO portal_definer;
GRANT UPDATE (released_at) ON hold TO portal_definer;
GRANT UPDATE (done_at, done_by) ON task TO portal_definer;

-- What the person does ---------------------------------------------------------------------------

-- Takes the open enquiry back: work stops in this very transaction. It is not deletion (dossier 9.1).
-- False when it was taken back or finished before.
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
CREATE FUNCTION app.details_changed(p_route text, p_language text, p_rules boolean, p_index_kinds text[],
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

-- What follows from a request of the person: a task for the officers and, for an objection, no work
-- meanwhile (T47). The request must be there already.
CREATE FUNCTION app.request_effects(p_request uuid, p_task uuid, p_kind text, p_due timestamptz, p_restrict boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
BEGIN
  SELECT q.enquiry_id INTO v_enquiry FROM rights_request q WHERE q.id = p_request
    AND (q.enquiry_id = app.manage_enquiry() OR q.recorded_by = app.actor());
  IF v_enquiry IS NULL THEN
    RAISE EXCEPTION 'there is no such request' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_kind IS NOT NULL THEN
    INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, p_kind, p_due, app.clock());
  END IF;
  IF p_restrict THEN
    UPDATE enquiry SET restricted_at = app.clock(), restricted_for = p_request, version = version + 1
    WHERE id = v_enquiry AND restricted_at IS NULL;
  END IF;
END $$;

-- Which teams opened the enquiry, on which days (T34): no names, no times of day.
CREATE FUNCTION app.looks() RETURNS TABLE (day date, role text, looks bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (a.at AT TIME ZONE 'Europe/London')::date, coalesce(min(r.role), 'staff'), count(*)
  FROM audit_event a LEFT JOIN staff_role r ON r.staff_id = a.actor_id
  WHERE a.enquiry_id = app.manage_enquiry() AND a.actor_kind = 'staff' AND a.action IN ('case.open', 'case.reveal', 'case.contact_shown', 'rights.open')
  GROUP BY 1, a.actor_id ORDER BY 1 DESC
$$;

-- What the data protection officer does -----------------------------------------------------------

-- Whether the actor handled the enquiry before: such a person decides nothing about it (dossier 9).
CREATE FUNCTION app.handled(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM contact_log WHERE enquiry_id = p_enquiry AND actor_id = app.actor())
    OR EXISTS (SELECT FROM note WHERE enquiry_id = p_enquiry AND actor_id = app.actor())
    OR EXISTS (SELECT FROM routing_decision WHERE enquiry_id = p_enquiry AND actor_id = app.actor())
    OR EXISTS (SELECT FROM assignment WHERE enquiry_id = p_enquiry AND actor_id = app.actor())
    OR EXISTS (SELECT FROM status_change WHERE enquiry_id = p_enquiry AND actor_id = app.actor())
$$;

-- The second wall behind that rule.
CREATE FUNCTION app.refuse_own_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'decided' AND app.handled((SELECT enquiry_id FROM rights_request WHERE id = NEW.request_id)) THEN
    RAISE EXCEPTION 'who handled the enquiry decides nothing about it' USING ERRCODE = 'insufficient_privilege',
      CONSTRAINT = 'rights_event_not_own_case';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rights_event_not_own_case BEFORE INSERT ON rights_event FOR EACH ROW EXECUTE FUNCTION app.refuse_own_case();

-- Binds a request to the enquiry of a reference, inside one organisation. False when there is none.
CREATE FUNCTION app.match_request(p_request uuid, p_reference text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
BEGIN
  SELECT e.id INTO v_enquiry FROM enquiry e JOIN rights_request q ON q.controller = e.controller
  WHERE e.reference = p_reference AND q.id = p_request AND q.enquiry_id IS NULL AND q.closed_at IS NULL
    AND q.controller = app.dpo_controller();
  IF v_enquiry IS NULL THEN
    RETURN false;
  END IF;
  UPDATE rights_request SET enquiry_id = v_enquiry WHERE id = p_request;
  INSERT INTO hold (id, enquiry_id, request_id, placed_at) VALUES (gen_random_uuid(), v_enquiry, p_request, app.clock());
  RETURN true;
END $$;

-- Restricts the enquiry of the request in hand, or lifts what this request restricted.
CREATE FUNCTION app.restrict_enquiry(p_on boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.dpo_enquiry();
  v_request uuid := nullif(current_setting('app.request', true), '')::uuid;
BEGIN
  IF p_on THEN
    UPDATE enquiry SET restricted_at = app.clock(), restricted_for = v_request, version = version + 1
    WHERE id = v_enquiry AND restricted_at IS NULL;
  ELSE
    UPDATE enquiry SET restricted_at = NULL, restricted_for = NULL, version = version + 1
    WHERE id = v_enquiry AND restricted_for = v_request;
  END IF;
END $$;

-- Releases the hold of the request in hand.
CREATE FUNCTION app.release_hold() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE hold SET released_at = app.clock()
  WHERE request_id = nullif(current_setting('app.request', true), '')::uuid AND released_at IS NULL
    AND enquiry_id = app.dpo_enquiry()
$$;

-- A version of what was written with the erased fields left out; the older ones go by the retention role.
CREATE FUNCTION app.add_erased_version(p_id uuid, p_version integer, p_name bytea, p_phone bytea, p_email bytea, p_postcode bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.dpo_enquiry() IS NULL THEN
    RAISE EXCEPTION 'no request is in hand' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name, phone, email, postcode)
  VALUES (p_id, app.dpo_enquiry(), p_version, app.clock(), p_name, p_phone, p_email, p_postcode);
END $$;

-- A person looked again at where the enquiry was sent (T49): never the one who confirmed it. Closes the
-- open requests for that; their words are the caller's, sealed. False when there is none, or it is the same person.
CREATE FUNCTION app.looked_again(p_enquiry uuid, p_request uuid, p_event uuid, p_words bytea, p_day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM enquiry e WHERE e.id = p_enquiry AND e.queue = ANY (app.my_queues()))
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

DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['app.dpo_controller()', 'app.is_manager()', 'app.dpo_enquiry()', 'app.is_withheld(uuid)',
      'app.withdraw_enquiry(uuid, uuid, timestamptz)',
      'app.details_changed(text, text, boolean, text[], bytea[], uuid, timestamptz)',
      'app.request_effects(uuid, uuid, text, timestamptz, boolean)', 'app.looks()', 'app.handled(uuid)',
      'app.refuse_own_case()', 'app.match_request(uuid, text)', 'app.restrict_enquiry(boolean)', 'app.release_hold()',
      'app.add_erased_version(uuid, integer, bytea, bytea, bytea, bytea)',
      'app.looked_again(uuid, uuid, uuid, bytea, date)']::regprocedure[] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.is_withheld(uuid), app.withdraw_enquiry(uuid, uuid, timestamptz),
  app.details_changed(text, text, boolean, text[], bytea[], uuid, timestamptz), app.looks(),
  app.request_effects(uuid, uuid, text, timestamptz, boolean) TO portal_web;
GRANT EXECUTE ON FUNCTION app.dpo_controller(), app.is_manager(), app.dpo_enquiry(), app.handled(uuid),
  app.request_effects(uuid, uuid, text, timestamptz, boolean), app.match_request(uuid, text),
  app.restrict_enquiry(boolean), app.release_hold(),
  app.add_erased_version(uuid, integer, bytea, bytea, bytea, bytea),
  app.looked_again(uuid, uuid, uuid, bytea, date) TO portal_staff;
SET LOCAL ROLE portal_owner;
