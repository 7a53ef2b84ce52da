-- The enquiry: an unfinished one, the head that a queue works by, and what a person wrote, sealed.

-- An unfinished enquiry. `id` becomes the idempotency key of the submission. After sending the row
-- stays until exit or idle end, so that the sent page can be shown again, also after a crash.
CREATE TABLE draft (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT draft_token UNIQUE
    CONSTRAINT draft_token_hash CHECK (octet_length(token_hash) = 32),
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX draft_idle ON draft (touched_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO portal_web;
GRANT SELECT, DELETE ON draft TO portal_worker;

-- The case head: what a queue needs, nothing that names a person. The facts of its status stand
-- here; the status is a function of them (`app::domain::status`).
CREATE TABLE enquiry (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL CONSTRAINT enquiry_draft UNIQUE,
  reference text NOT NULL CONSTRAINT enquiry_reference UNIQUE
    CONSTRAINT enquiry_reference_shape CHECK (reference ~ '^[B-DF-HJ-NPR-TV-Y2-9]{3}(-[B-DF-HJ-NPR-TV-Y2-9]{3}){2}$'),
  controller text NOT NULL CONSTRAINT enquiry_controller REFERENCES controller,
  queue text NOT NULL,
  topic text NOT NULL CONSTRAINT enquiry_topic REFERENCES topic,
  other_topics text[] NOT NULL DEFAULT '{}' CONSTRAINT enquiry_other_topics CHECK (cardinality(other_topics) <= 2),
  area text NOT NULL CONSTRAINT enquiry_area REFERENCES area,
  about_whom text NOT NULL CONSTRAINT enquiry_about_whom CHECK (about_whom IN ('me', 'my_child', 'my_family', 'someone_else')),
  they_know text CONSTRAINT enquiry_they_know CHECK (they_know IN ('yes', 'no', 'not_sure')),
  children_under_19 text NOT NULL CONSTRAINT enquiry_children CHECK (children_under_19 IN ('yes', 'no', 'prefer_not')),
  send_under_25 text NOT NULL CONSTRAINT enquiry_send CHECK (send_under_25 IN ('yes', 'no', 'prefer_not', 'not_asked')),
  subject_26_or_under text CONSTRAINT enquiry_subject_26 CHECK (subject_26_or_under IN ('yes', 'no')),
  age_band text NOT NULL CONSTRAINT enquiry_age_band CHECK (age_band IN ('under_13', '13_15', '16_17', '18_24', '25_34',
    '35_44', '45_54', '55_64', '65_74', '75_plus', 'prefer_not')),
  danger_now text CONSTRAINT enquiry_danger_now CHECK (danger_now IN ('yes', 'no')),
  safe_tonight text CONSTRAINT enquiry_safe_tonight CHECK (safe_tonight IN ('yes', 'no', 'not_sure')),
  no_postcode_reason text CONSTRAINT enquiry_no_postcode CHECK (no_postcode_reason IN ('do_not_know', 'nfa', 'not_safe', 'moving', 'prefer_not')),
  connection text CONSTRAINT enquiry_connection CHECK (connection IN ('moving', 'school', 'staying', 'fled')),
  language text NOT NULL DEFAULT 'en',
  contact_route text NOT NULL CONSTRAINT enquiry_contact_route CHECK (contact_route IN ('phone', 'text', 'email', 'none_i_will_contact_you')),
  source_channel text NOT NULL DEFAULT 'online' CONSTRAINT enquiry_source CHECK (source_channel IN ('online', 'phone', 'face_to_face', 'referral')),
  priority text NOT NULL CONSTRAINT enquiry_priority CHECK (priority IN ('urgent', 'soon', 'normal')),
  flags text[] NOT NULL DEFAULT '{}',
  urgent boolean NOT NULL,
  -- The resident sent it to the other team than the one suggested.
  team_switched boolean NOT NULL DEFAULT false,
  notice_version_id uuid NOT NULL CONSTRAINT enquiry_notice REFERENCES notice_version,
  received_at timestamptz NOT NULL,
  first_look_due timestamptz NOT NULL,
  -- Last day the form is kept (FH-FORM, TPA-FORM), a London date.
  form_last_day date NOT NULL,
  suggested_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  confirmed_by uuid CONSTRAINT enquiry_confirmed_by REFERENCES staff,
  started_at timestamptz,
  started_by uuid CONSTRAINT enquiry_started_by REFERENCES staff,
  waiting_since timestamptz,
  waiting_by uuid CONSTRAINT enquiry_waiting_by REFERENCES staff,
  closed_at timestamptz,
  closed_by uuid CONSTRAINT enquiry_closed_by REFERENCES staff,
  outcome text CONSTRAINT enquiry_outcome CHECK (outcome IN ('info_given', 'signposted', 'support_accepted',
    'intervention', 'no_further_action', 'could_not_contact', 'not_ours', 'withdrawn')),
  casefile_reference text,
  withdrawn_at timestamptz,
  assigned_to uuid CONSTRAINT enquiry_assigned_to REFERENCES staff,
  assigned_at timestamptz,
  -- Rises with every change by a person, so that two people never overwrite each other.
  version integer NOT NULL DEFAULT 1,
  -- Nobody works with a restricted enquiry: only the manager and the data protection officer see it (seed T44).
  restricted_at timestamptz,
  restricted_for uuid, -- its foreign key is in m0011_rights, where that table is
  -- The case ends with the hand-over: the sender keeps its own record by its own clocks, and works on it no more.
  transferred_at timestamptz,
  transferred_by uuid CONSTRAINT enquiry_transferred_by REFERENCES staff,
  -- Few people see it, since somebody raised a concern.
  narrowed_at timestamptz,
  narrowed_by uuid CONSTRAINT enquiry_narrowed_by REFERENCES staff,
  -- Who wrote it down. A case that was handed over keeps the way it came, and nobody here wrote it down.
  entered_by uuid CONSTRAINT enquiry_entered_by REFERENCES staff,
  -- Codes only: free words would name people.
  tags text[] NOT NULL DEFAULT '{}' CONSTRAINT enquiry_tags
    CHECK (tags <@ ARRAY['call_back', 'interpreter', 'visit', 'partner_wait', 'talk_over', 'letter']),
  CONSTRAINT enquiry_queue FOREIGN KEY (queue, controller) REFERENCES queue (code, controller),
  CONSTRAINT enquiry_confirmed_has_actor CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CONSTRAINT enquiry_started_has_actor CHECK ((started_at IS NULL) = (started_by IS NULL)),
  CONSTRAINT enquiry_waiting_has_actor CHECK ((waiting_since IS NULL) = (waiting_by IS NULL)),
  CONSTRAINT enquiry_closed_has_actor CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CONSTRAINT enquiry_closed_has_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT enquiry_assigned_pair CHECK ((assigned_to IS NULL) = (assigned_at IS NULL)),
  CONSTRAINT enquiry_confirmed_first CHECK (confirmed_at IS NOT NULL OR (started_at IS NULL AND waiting_since IS NULL AND closed_at IS NULL)),
  CONSTRAINT enquiry_intervention_has_casefile CHECK (outcome IS DISTINCT FROM 'intervention' OR coalesce(length(casefile_reference), 0) > 0),
  CONSTRAINT enquiry_restricted_whole CHECK ((restricted_at IS NULL) = (restricted_for IS NULL)),
  CONSTRAINT enquiry_transferred_has_actor CHECK ((transferred_at IS NULL) = (transferred_by IS NULL)),
  CONSTRAINT enquiry_transferred_is_closed CHECK (transferred_at IS NULL OR closed_at IS NOT NULL),
  CONSTRAINT enquiry_narrowed_has_actor CHECK ((narrowed_at IS NULL) = (narrowed_by IS NULL)),
  CONSTRAINT enquiry_entered_not_online CHECK (entered_by IS NULL OR source_channel <> 'online')
);
CREATE INDEX enquiry_open_mine ON enquiry (assigned_to, first_look_due) WHERE closed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX enquiry_open_flagged ON enquiry (controller) WHERE closed_at IS NULL AND withdrawn_at IS NULL AND flags <> '{}';
CREATE INDEX enquiry_form_last_day ON enquiry (form_last_day);
-- Open work of a queue: urgent first, then by target; the order of the page and of its keyset.
CREATE INDEX enquiry_open ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL;
-- The job looks at what was closed lately.
CREATE INDEX enquiry_closed ON enquiry (closed_at) WHERE closed_at IS NOT NULL;
-- Two runs of the page, each along its own index. `enquiry_open` stays, for counts.
CREATE INDEX enquiry_open_new ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL AND confirmed_at IS NULL;
CREATE INDEX enquiry_open_confirmed ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL AND confirmed_at IS NOT NULL;
-- What a resident took back and nobody has closed yet.
CREATE INDEX enquiry_open_withdrawn ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NOT NULL;
CALL migration.protect('enquiry');
CALL migration.let_retention_delete('enquiry');
-- An enquiry is made without any fact beyond `suggested`: there is no right to write one (seed F20, T50).
GRANT SELECT, INSERT (id, draft_id, reference, controller, queue, topic, other_topics, area, about_whom, they_know,
  children_under_19, send_under_25, subject_26_or_under, age_band, danger_now, safe_tonight, no_postcode_reason,
  connection, language, contact_route, source_channel, priority, flags, urgent, team_switched, notice_version_id,
  received_at, first_look_due, form_last_day, suggested_at) ON enquiry TO portal_web;
CREATE POLICY enquiry_web_insert ON enquiry FOR INSERT TO portal_web WITH CHECK (true);
CREATE POLICY enquiry_web_read ON enquiry FOR SELECT TO portal_web USING (id = (SELECT app.manage_enquiry()));
-- As for the web, with who wrote it down (assisted entry); and the facts that a person sets.
GRANT SELECT, INSERT (id, draft_id, reference, controller, queue, topic, other_topics, area, about_whom, they_know,
  children_under_19, send_under_25, subject_26_or_under, age_band, danger_now, safe_tonight, no_postcode_reason,
  connection, language, contact_route, source_channel, priority, flags, urgent, team_switched, notice_version_id,
  received_at, first_look_due, form_last_day, suggested_at, entered_by), UPDATE (confirmed_at, confirmed_by,
  started_at, started_by, waiting_since, waiting_by, closed_at, closed_by, outcome, casefile_reference, assigned_to,
  assigned_at, flags, urgent, area, version, tags) ON enquiry TO portal_staff;
CREATE POLICY enquiry_staff_reason ON enquiry FOR SELECT TO portal_staff
  USING (controller = (SELECT app.reason_controller()));
-- No edits while it is restricted, by whomever (seed T44).
CREATE POLICY enquiry_staff_work ON enquiry FOR UPDATE TO portal_staff USING (
  restricted_at IS NULL
  AND (narrowed_at IS NULL OR app.in_audience(id))
  AND (queue = ANY ((SELECT app.my_queues())::text[])
    OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags())));
-- The lead answers a concern also where nothing else may be done with the case. Emergency access reads, never writes.
CREATE POLICY enquiry_staff_read ON enquiry FOR SELECT TO portal_staff USING (
  ((queue = ANY ((SELECT app.my_queues())::text[])
      OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags()))
    AND (restricted_at IS NULL OR (SELECT app.is_manager())
      OR (narrowed_at IS NOT NULL AND controller = (SELECT app.lead_controller())))
    AND (narrowed_at IS NULL OR app.in_audience(id)))
  OR (id = ANY ((SELECT app.my_emergency_access())::uuid[]) AND controller = (SELECT app.my_controller())
    AND restricted_at IS NULL AND narrowed_at IS NULL)
  OR id = (SELECT app.dpo_enquiry()));
-- For the own organisation only, under the own name, and only by who works queues there.
CREATE POLICY enquiry_staff_enter ON enquiry FOR INSERT TO portal_staff WITH CHECK (
  entered_by = (SELECT app.actor())
  AND source_channel <> 'online'
  AND controller = (SELECT app.my_controller())
  AND cardinality((SELECT app.my_queues())) > 0);
GRANT SELECT ON enquiry TO portal_worker;
CREATE POLICY enquiry_worker_read ON enquiry FOR SELECT TO portal_worker USING (true);
GRANT SELECT, INSERT, UPDATE (queue, confirmed_at, confirmed_by, assigned_to, assigned_at, version, withdrawn_at,
  contact_route, language, flags, restricted_at, restricted_for, closed_at, closed_by, outcome, transferred_at,
  transferred_by, narrowed_at, narrowed_by) ON enquiry TO portal_definer;

-- The scope of `enquiry_staff_read` for functions that work beside it; staff have no right to the index itself.
-- One expression, so that the planner sees through it.
CREATE FUNCTION app.in_sight(e enquiry, p_queues text[], p_lead text, p_manager boolean) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT (e.queue = ANY (p_queues) OR (e.controller = p_lead AND e.flags && app.lead_flags()))
    AND (e.restricted_at IS NULL OR p_manager OR (e.narrowed_at IS NOT NULL AND e.controller = p_lead))
    AND (e.narrowed_at IS NULL OR app.in_audience(e.id))
$$;

-- Facts of a status are set by the person who acts, under that person's own name (seed F20, T50).
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

-- A case is never with somebody who cannot open it, whatever the code does.
CREATE FUNCTION app.refuse_wrong_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT app.works_queue(NEW.assigned_to, NEW.queue) THEN
    RAISE EXCEPTION 'this person does not work that queue' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_holder_works_queue';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_holder_works_queue BEFORE UPDATE OF assigned_to ON enquiry FOR EACH ROW
  WHEN (NEW.assigned_to IS NOT NULL AND NEW.assigned_to IS DISTINCT FROM OLD.assigned_to)
  EXECUTE FUNCTION app.refuse_wrong_holder();

-- What the resident took back, what the other organisation has now, and what is erased stays closed.
CREATE FUNCTION app.check_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome = 'withdrawn' OR OLD.withdrawn_at IS NOT NULL OR OLD.transferred_at IS NOT NULL OR OLD.restricted_at IS NOT NULL
     OR NOT EXISTS (SELECT FROM data_key k WHERE k.enquiry_id = OLD.id) THEN
    RAISE EXCEPTION 'this case stays closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_stays_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_reopening BEFORE UPDATE OF closed_at ON enquiry FOR EACH ROW
  WHEN (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL) EXECUTE FUNCTION app.check_reopening();

-- Each enquiry's own key, wrapped by a master key that is never in the database.
CREATE TABLE data_key (
  enquiry_id uuid PRIMARY KEY CONSTRAINT data_key_enquiry REFERENCES enquiry,
  epoch integer NOT NULL,
  wrapped bytea NOT NULL
);
CREATE INDEX data_key_epoch ON data_key (epoch);
CALL migration.protect('data_key');
CALL migration.let_retention_delete('data_key');
GRANT SELECT, INSERT ON data_key TO portal_web;
CREATE POLICY data_key_web_read ON data_key FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY data_key_web_new ON data_key FOR INSERT TO portal_web WITH CHECK (app.is_new(enquiry_id));
GRANT SELECT, INSERT ON data_key TO portal_staff;
CREATE POLICY data_key_staff_read ON data_key FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY data_key_staff_enter ON data_key FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT, UPDATE (epoch, wrapped) ON data_key TO portal_worker;
CREATE POLICY data_key_worker_read ON data_key FOR SELECT TO portal_worker USING (true);
CREATE POLICY data_key_worker_wrap ON data_key FOR UPDATE TO portal_worker USING (true) WITH CHECK (true);
GRANT INSERT ON data_key TO portal_definer;

-- What a person wrote, sealed field by field; every version kept (seed T41).
CREATE TABLE enquiry_content (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT enquiry_content_enquiry REFERENCES enquiry,
  version integer NOT NULL CONSTRAINT enquiry_content_version CHECK (version > 0),
  recorded_at timestamptz NOT NULL,
  name bytea NOT NULL,
  phone bytea,
  email bytea,
  postcode bytea,
  adjustments bytea,
  message bytea,
  -- How much is hidden behind the click, without showing it.
  message_words integer NOT NULL DEFAULT 0,
  CONSTRAINT enquiry_content_once UNIQUE (enquiry_id, version)
);
CALL migration.protect('enquiry_content');
CALL migration.let_retention_delete('enquiry_content');
GRANT SELECT, INSERT ON enquiry_content TO portal_web;
CREATE POLICY enquiry_content_web_read ON enquiry_content FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY enquiry_content_web_add ON enquiry_content FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) OR app.is_new(enquiry_id));
GRANT SELECT, INSERT ON enquiry_content TO portal_staff;
CREATE POLICY enquiry_content_staff_read ON enquiry_content FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY enquiry_content_staff_enter ON enquiry_content FOR INSERT TO portal_staff
  WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT ON enquiry_content TO portal_worker;
CREATE POLICY enquiry_content_worker_read ON enquiry_content FOR SELECT TO portal_worker USING (true);
GRANT SELECT, INSERT ON enquiry_content TO portal_definer;

-- Safe-contact wishes (codes, times, word, what to do if someone else answers), sealed; every version kept.
CREATE TABLE safe_contact (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT safe_contact_enquiry REFERENCES enquiry,
  version integer NOT NULL CONSTRAINT safe_contact_version CHECK (version > 0),
  recorded_at timestamptz NOT NULL,
  wishes bytea NOT NULL,
  CONSTRAINT safe_contact_once UNIQUE (enquiry_id, version)
);
CALL migration.protect('safe_contact');
CALL migration.let_retention_delete('safe_contact');
GRANT SELECT, INSERT ON safe_contact TO portal_web;
CREATE POLICY safe_contact_web_read ON safe_contact FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY safe_contact_web_add ON safe_contact FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) OR app.is_new(enquiry_id));
GRANT SELECT, INSERT ON safe_contact TO portal_staff;
CREATE POLICY safe_contact_staff_read ON safe_contact FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY safe_contact_staff_enter ON safe_contact FOR INSERT TO portal_staff
  WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT ON safe_contact TO portal_worker;
CREATE POLICY safe_contact_worker_read ON safe_contact FOR SELECT TO portal_worker USING (true);
GRANT INSERT ON safe_contact TO portal_definer;

-- Keyed hashes to find a case by what a person says on the phone, without storing it readable.
CREATE TABLE blind_index (
  enquiry_id uuid NOT NULL CONSTRAINT blind_index_enquiry REFERENCES enquiry,
  -- `name`: as written. `name_folded`: without accents and marks. `name_prefix`: each word of that, and its
  -- beginnings. `name_word` is no longer written.
  kind text NOT NULL CONSTRAINT blind_index_kind CHECK (kind IN ('name', 'name_folded', 'name_prefix', 'name_word',
    'phone', 'email', 'postcode')),
  hash bytea NOT NULL,
  PRIMARY KEY (enquiry_id, kind, hash)
);
-- With the id in it, the newest cases of a hash come first without a sort and without the table.
CREATE INDEX blind_index_find ON blind_index (kind, hash, enquiry_id);
CALL migration.protect('blind_index');
CALL migration.let_retention_delete('blind_index');
GRANT INSERT ON blind_index TO portal_web;
CREATE POLICY blind_index_web_new ON blind_index FOR INSERT TO portal_web WITH CHECK (app.is_new(enquiry_id));
GRANT INSERT ON blind_index TO portal_staff;
CREATE POLICY blind_index_staff_enter ON blind_index FOR INSERT TO portal_staff
  WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT, INSERT, DELETE ON blind_index TO portal_definer;
