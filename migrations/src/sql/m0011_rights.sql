-- Rights: requests about information, complaints, what was shared with whom, and what suspends deletion.

-- A request about information, or a complaint (feature B7, B8). Its words are sealed under a key of its own,
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
CALL migration.protect('rights_request');
CALL migration.let_retention_delete('rights_request');
-- The person: their own requests and what was said about them.
GRANT SELECT, INSERT ON rights_request TO portal_web;
CREATE POLICY rights_request_web_read ON rights_request FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
-- Without an enquiry: from the public page, with nothing proved and nothing told.
CREATE POLICY rights_request_web_add ON rights_request FOR INSERT TO portal_web WITH CHECK (
  channel = 'online' AND recorded_by IS NULL AND closed_at IS NULL
  AND (enquiry_id IS NULL OR (enquiry_id = (SELECT app.manage_enquiry())
    AND controller = (SELECT e.controller FROM enquiry e WHERE e.id = enquiry_id))));
-- The data protection officer: all requests of the own organisation. Case officers: that there is one
-- about a case in their sight, and they may record one.
GRANT SELECT, INSERT, UPDATE (closed_at, closed_by) ON rights_request TO portal_staff;
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
CREATE POLICY rights_request_not_by_emergency_access ON rights_request AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT INSERT ON rights_request TO portal_retention;
GRANT SELECT, UPDATE (enquiry_id, closed_at, closed_by) ON rights_request TO portal_definer;

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
  letter bytea,
  -- Sealed under the request's key: what is released to the person with the decision.
  bundle bytea,
  CONSTRAINT rights_event_level_of CHECK ((kind = 'identity_confirmed') = (level IS NOT NULL)),
  CONSTRAINT rights_event_decision_of CHECK ((kind = 'decided') = (decision IS NOT NULL)),
  -- A refusal says why (seed T43).
  CONSTRAINT rights_event_refusal_of CHECK ((coalesce(decision, 'granted') <> 'granted') = (refusal IS NOT NULL)),
  -- Only the page's own thanks has nobody behind it.
  CONSTRAINT rights_event_has_actor CHECK (actor_id IS NOT NULL OR kind IN ('acknowledged', 'erased')),
  CONSTRAINT rights_event_bundle_of CHECK (bundle IS NULL OR kind = 'decided')
);
CREATE INDEX rights_event_of ON rights_event (request_id, at, id);
CREATE UNIQUE INDEX rights_event_decided_once ON rights_event (request_id) WHERE kind = 'decided';
CALL migration.protect('rights_event');
CALL migration.let_retention_delete('rights_event');
CALL migration.append_only('rights_event');
GRANT SELECT, INSERT ON rights_event TO portal_web;
CREATE POLICY rights_event_web_read ON rights_event FOR SELECT TO portal_web USING (
  kind NOT IN ('note', 'matched') AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id));
CREATE POLICY rights_event_web_add ON rights_event FOR INSERT TO portal_web
  WITH CHECK (kind = 'acknowledged' AND actor_id IS NULL AND letter IS NULL);
GRANT SELECT, INSERT ON rights_event TO portal_staff;
CREATE POLICY rights_event_dpo_read ON rights_event FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.controller = app.dpo_controller()));
CREATE POLICY rights_event_dpo_add ON rights_event FOR INSERT TO portal_staff WITH CHECK (
  actor_id = (SELECT app.actor())
  AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.controller = app.dpo_controller()));
GRANT INSERT ON rights_event TO portal_retention;
CREATE POLICY rights_event_retention_add ON rights_event FOR INSERT TO portal_retention
  WITH CHECK (kind = 'erased' AND actor_id IS NULL);
GRANT SELECT, INSERT ON rights_event TO portal_definer;

-- An enquiry points back at the request that restricted it.
ALTER TABLE enquiry ADD CONSTRAINT enquiry_restricted_for FOREIGN KEY (restricted_for) REFERENCES rights_request;

-- What was shared, with whom, on which ground (seed T27, F10 to F12). A line may be lawfully kept from the
-- person (seed F14): then a second person has agreed, and a day is set to look again.
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
CALL migration.protect('disclosure');
CALL migration.let_retention_delete('disclosure');
CALL migration.append_only('disclosure');
-- The person: what was shared, but for what is withheld.
GRANT SELECT (id, enquiry_id, organisation, queue, basis, fields, at) ON disclosure TO portal_web;
CREATE POLICY disclosure_web_read ON disclosure FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()) AND NOT app.is_withheld(id));
GRANT SELECT ON disclosure TO portal_staff;
CREATE POLICY disclosure_staff_read ON disclosure FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY disclosure_of_concern ON disclosure AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (NOT app.is_concern_disclosure(id) OR app.in_audience(enquiry_id));
GRANT SELECT, INSERT ON disclosure TO portal_definer;

-- What suspends deletion (rule HOLD): an open request or complaint, released when it is closed.
CREATE TABLE hold (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT hold_enquiry REFERENCES enquiry,
  request_id uuid CONSTRAINT hold_request REFERENCES rights_request CONSTRAINT hold_request_once UNIQUE,
  placed_at timestamptz NOT NULL,
  released_at timestamptz
);
CREATE INDEX hold_live ON hold (enquiry_id) WHERE released_at IS NULL;
CALL migration.protect('hold');
CALL migration.let_retention_delete('hold');
GRANT SELECT, INSERT ON hold TO portal_web;
CREATE POLICY hold_web_read ON hold FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY hold_web_add ON hold FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) AND released_at IS NULL AND request_id IS NOT NULL);
GRANT SELECT, INSERT ON hold TO portal_staff;
CREATE POLICY hold_staff_read ON hold FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY hold_staff_add ON hold FOR INSERT TO portal_staff WITH CHECK (released_at IS NULL
  AND EXISTS (SELECT FROM rights_request q WHERE q.id = request_id AND q.enquiry_id = hold.enquiry_id));
GRANT SELECT, INSERT, UPDATE (released_at) ON hold TO portal_definer;

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
CALL migration.protect('erasure');
CALL migration.let_retention_delete('erasure');
GRANT SELECT, INSERT ON erasure TO portal_staff;
CREATE POLICY erasure_dpo ON erasure FOR SELECT TO portal_staff USING (enquiry_id = (SELECT app.dpo_enquiry()));
CREATE POLICY erasure_dpo_order ON erasure FOR INSERT TO portal_staff WITH CHECK (
  enquiry_id = (SELECT app.dpo_enquiry()) AND done_at IS NULL
  AND request_id = nullif(current_setting('app.request', true), '')::uuid);
-- The retention role carries erasures out and says so.
GRANT UPDATE (done_at) ON erasure TO portal_retention;
CREATE POLICY erasure_retention_done ON erasure FOR UPDATE TO portal_retention
  USING (done_at IS NULL) WITH CHECK (done_at IS NOT NULL);
GRANT SELECT ON erasure TO portal_definer;

-- The person, and officers for them ---------------------------------------------------------------

-- What follows from a request of the person: a task for the officers and, for an objection, no work
-- meanwhile (seed T47). The request must be there already.
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

-- The data protection officer ---------------------------------------------------------------------

-- Whether the actor handled the enquiry before: such a person decides nothing about it (rule 9).
CREATE FUNCTION app.has_handled(p_enquiry uuid) RETURNS boolean
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
  IF NEW.kind = 'decided' AND app.has_handled((SELECT enquiry_id FROM rights_request WHERE id = NEW.request_id)) THEN
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

-- A review of the routing -------------------------------------------------------------------------

-- A person looked again at where the enquiry was sent (seed T49): never the one who confirmed it. Closes the
-- open requests for that; their words are the caller's, sealed. False when there is none, or it is the same person.
CREATE FUNCTION app.review_routing(p_enquiry uuid, p_request uuid, p_event uuid, p_words bytea, p_day date) RETURNS boolean
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
  INSERT INTO rights_event (id, request_id, kind, day, at, actor_id, letter)
  VALUES (p_event, p_request, 'looked_again', p_day, app.clock(), app.actor(), p_words);
  UPDATE hold SET released_at = app.clock() WHERE request_id = p_request AND released_at IS NULL;
  UPDATE task SET done_at = app.clock(), done_by = app.actor() WHERE enquiry_id = p_enquiry AND kind = 'look_again' AND done_at IS NULL;
  RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION app.request_effects TO portal_web;
GRANT EXECUTE ON FUNCTION app.request_effects, app.has_handled, app.match_request, app.restrict_enquiry, app.release_hold,
  app.add_erased_version, app.review_routing TO portal_staff;
CALL migration.own_definers();
