-- What happens to an enquiry: where it is sent and why, its status, contact with the person, notes, tasks, who has it.

CREATE TABLE routing_suggestion (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT routing_suggestion_enquiry REFERENCES enquiry
    CONSTRAINT routing_suggestion_once UNIQUE,
  table_version integer NOT NULL CONSTRAINT routing_suggestion_table REFERENCES routing_table,
  rule text NOT NULL,
  queue text NOT NULL CONSTRAINT routing_suggestion_queue REFERENCES queue,
  controller text NOT NULL CONSTRAINT routing_suggestion_controller REFERENCES controller,
  flags text[] NOT NULL,
  -- What fills the places of the reasons (area, topic, sector, share): codes, nothing personal.
  reason_args jsonb NOT NULL,
  at timestamptz NOT NULL
);
CALL migration.protect('routing_suggestion');
CALL migration.let_retention_delete('routing_suggestion');
CALL migration.append_only('routing_suggestion');
GRANT SELECT, INSERT ON routing_suggestion TO portal_web;
CREATE POLICY routing_suggestion_web_read ON routing_suggestion FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY routing_suggestion_web_new ON routing_suggestion FOR INSERT TO portal_web
  WITH CHECK (app.is_new(enquiry_id));
GRANT SELECT, INSERT ON routing_suggestion TO portal_staff;
CREATE POLICY routing_suggestion_staff_read ON routing_suggestion FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY routing_suggestion_staff_enter ON routing_suggestion FOR INSERT TO portal_staff
  WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT ON routing_suggestion TO portal_definer;

-- A named person's answer to the suggestion (seed F20, T50). The reason is sealed: people write names in reasons.
CREATE TABLE routing_decision (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT routing_decision_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT routing_decision_kind CHECK (kind IN ('confirmed', 'changed')),
  from_queue text NOT NULL CONSTRAINT routing_decision_from REFERENCES queue,
  to_queue text NOT NULL CONSTRAINT routing_decision_to REFERENCES queue,
  reason bytea,
  actor_id uuid NOT NULL CONSTRAINT routing_decision_actor REFERENCES staff,
  at timestamptz NOT NULL,
  CONSTRAINT routing_decision_reason CHECK (kind = 'confirmed' OR reason IS NOT NULL)
);
CREATE INDEX routing_decision_of ON routing_decision (enquiry_id, at);
CALL migration.protect('routing_decision');
CALL migration.let_retention_delete('routing_decision');
CALL migration.append_only('routing_decision');
GRANT SELECT, INSERT ON routing_decision TO portal_staff;
CREATE POLICY routing_decision_staff_read ON routing_decision FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY routing_decision_staff_add ON routing_decision FOR INSERT TO portal_staff
  WITH CHECK (actor_id = (SELECT app.actor())
    AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
CREATE POLICY routing_decision_not_by_emergency_access ON routing_decision AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT SELECT, INSERT ON routing_decision TO portal_definer;

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

CREATE TABLE status_change (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT status_change_enquiry REFERENCES enquiry,
  status text NOT NULL CONSTRAINT status_change_status CHECK (status IN ('submitted', 'suggested', 'confirmed', 'in_progress',
    'waiting_for_resident', 'closed', 'restricted', 'on_hold', 'transferred', 'withdrawn_by_resident')),
  actor_kind text NOT NULL CONSTRAINT status_change_actor_kind CHECK (actor_kind IN ('resident', 'rule', 'staff')),
  actor_id uuid CONSTRAINT status_change_actor REFERENCES staff,
  at timestamptz NOT NULL,
  -- The outcome of each closing: a case that was opened again and closed again has several.
  outcome text CONSTRAINT status_change_outcome
    CHECK (outcome IS NULL OR (status = 'closed' AND outcome IN ('info_given', 'signposted', 'support_accepted',
      'intervention', 'no_further_action', 'could_not_contact', 'not_ours', 'withdrawn'))),
  CONSTRAINT status_change_staff_named CHECK ((actor_kind = 'staff') = (actor_id IS NOT NULL)),
  -- Only a human leaves `suggested` (seed F20, T50); the resident acts by sending and withdrawing only.
  CONSTRAINT status_change_has_actor CHECK (
    (status = 'submitted' AND actor_kind IN ('resident', 'staff'))
    OR (status = 'suggested' AND actor_kind = 'rule')
    OR (status = 'withdrawn_by_resident' AND actor_kind IN ('resident', 'staff'))
    OR (actor_kind = 'staff' AND actor_id IS NOT NULL))
);
CREATE INDEX status_change_of ON status_change (enquiry_id, at);
CALL migration.protect('status_change');
CALL migration.let_retention_delete('status_change');
CALL migration.append_only('status_change');
GRANT SELECT, INSERT ON status_change TO portal_web;
CREATE POLICY status_change_web_read ON status_change FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY status_change_web_add ON status_change FOR INSERT TO portal_web
  WITH CHECK (app.is_new(enquiry_id) AND status IN ('submitted', 'suggested') AND actor_kind IN ('resident', 'rule'));
GRANT SELECT, INSERT ON status_change TO portal_staff;
CREATE POLICY status_change_staff_read ON status_change FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
-- A status is recorded under one's own name. The case may just have moved out of sight.
CREATE POLICY status_change_staff_add ON status_change FOR INSERT TO portal_staff
  WITH CHECK (actor_kind = 'staff' AND actor_id = (SELECT app.actor()));
CREATE POLICY status_change_staff_enter ON status_change FOR INSERT TO portal_staff
  WITH CHECK (app.is_new_entry(enquiry_id) AND status = 'suggested' AND actor_kind = 'rule');
GRANT SELECT, INSERT ON status_change TO portal_definer;

CREATE TABLE contact_log (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT contact_log_enquiry REFERENCES enquiry,
  at timestamptz NOT NULL,
  channel text NOT NULL CONSTRAINT contact_log_channel CHECK (channel IN ('phone', 'text', 'email', 'face_to_face', 'letter')),
  direction text NOT NULL CONSTRAINT contact_log_direction CHECK (direction IN ('out', 'in')),
  result text NOT NULL CONSTRAINT contact_log_result CHECK (result IN ('spoke', 'no_answer', 'voicemail_left', 'someone_else', 'sent', 'wrong_number', 'arranged')),
  rules_acknowledged boolean NOT NULL,
  -- Why contact was made outside the safe times, sealed.
  outside_reason bytea,
  note bytea,
  actor_id uuid NOT NULL CONSTRAINT contact_log_actor REFERENCES staff,
  recorded_at timestamptz NOT NULL,
  -- What was covered in a first conversation.
  covered text[] NOT NULL DEFAULT '{}' CONSTRAINT contact_log_covered
    CHECK (covered <@ ARRAY['right_person', 'safe_to_talk', 'heard', 'safe_contact', 'choices', 'next_step'])
);
CREATE INDEX contact_log_of ON contact_log (enquiry_id, at);
CALL migration.protect('contact_log');
CALL migration.let_retention_delete('contact_log');
CALL migration.append_only('contact_log');
GRANT SELECT, INSERT ON contact_log TO portal_staff;
CREATE POLICY contact_log_staff_read ON contact_log FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY contact_log_staff_add ON contact_log FOR INSERT TO portal_staff
  WITH CHECK (actor_id = (SELECT app.actor())
    AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
CREATE POLICY contact_log_not_by_emergency_access ON contact_log AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT SELECT ON contact_log TO portal_definer;

CREATE TABLE note (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT note_enquiry REFERENCES enquiry,
  body bytea NOT NULL,
  actor_id uuid NOT NULL CONSTRAINT note_actor REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX note_of ON note (enquiry_id, at);
CALL migration.protect('note');
CALL migration.let_retention_delete('note');
CALL migration.append_only('note');
GRANT SELECT, INSERT ON note TO portal_staff;
CREATE POLICY note_staff_read ON note FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY note_staff_add ON note FOR INSERT TO portal_staff
  WITH CHECK (actor_id = (SELECT app.actor())
    AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
CREATE POLICY note_not_by_emergency_access ON note AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT SELECT ON note TO portal_definer;

-- Something a person must do. Made by rules and by people; done by people only.
CREATE TABLE task (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT task_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT task_kind CHECK (kind ~ '^[a-z_]{3,40}$'),
  for_role text,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by uuid CONSTRAINT task_done_by REFERENCES staff,
  owner_id uuid CONSTRAINT task_owner REFERENCES staff,
  created_by uuid CONSTRAINT task_created_by REFERENCES staff,
  -- What is to be done, sealed with the key of the case.
  description bytea,
  CONSTRAINT task_done_has_actor CHECK ((done_at IS NULL) = (done_by IS NULL)),
  CONSTRAINT task_own_description CHECK ((kind = 'own') = (description IS NOT NULL)),
  CONSTRAINT task_own_made CHECK ((kind = 'own') = (created_by IS NOT NULL))
);
CREATE INDEX task_open ON task (enquiry_id) WHERE done_at IS NULL;
CREATE INDEX task_due ON task (due_at, id) WHERE done_at IS NULL;
CREATE INDEX task_owned ON task (owner_id, due_at, id) WHERE done_at IS NULL;
CALL migration.protect('task');
CALL migration.let_retention_delete('task');
GRANT INSERT ON task TO portal_web;
CREATE POLICY task_web_new ON task FOR INSERT TO portal_web WITH CHECK (app.is_new(enquiry_id));
GRANT SELECT, INSERT, UPDATE (done_at, done_by, owner_id) ON task TO portal_staff;
CREATE POLICY task_staff_read ON task FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
-- Done under one's own name, or given to somebody while it is open.
CREATE POLICY task_staff_work ON task FOR UPDATE TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))
  WITH CHECK (done_by IS NULL OR done_by = (SELECT app.actor()));
CREATE POLICY task_staff_add ON task FOR INSERT TO portal_staff
  WITH CHECK (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
CREATE POLICY task_of_concern ON task AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (kind <> 'concern_look' OR app.in_audience(enquiry_id));
-- The lead's task is done by looking, and by nothing else.
CREATE POLICY task_of_concern_work ON task AS RESTRICTIVE FOR UPDATE TO portal_staff USING (kind <> 'concern_look');
CREATE POLICY task_not_by_emergency_access ON task AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
CREATE POLICY task_work_not_by_emergency_access ON task AS RESTRICTIVE FOR UPDATE TO portal_staff
  USING (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
CREATE POLICY task_staff_enter ON task FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT, INSERT, UPDATE (done_at, done_by) ON task TO portal_definer;

-- A task is never with somebody who cannot open its case; one that a person set carries that person's name.
CREATE FUNCTION app.check_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.owner_id IS DISTINCT FROM OLD.owner_id) THEN
    -- Asked apart: whoever sets a task for nobody in particular, as a resident's enquiry does, needs no right to it.
    IF NOT coalesce(app.works_case(NEW.owner_id, NEW.enquiry_id), false) THEN
      RAISE EXCEPTION 'this person does not work that case' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_owner_works_case';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'a task that is done stays done' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_stays_done';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.created_by IS NOT NULL AND NEW.created_by IS DISTINCT FROM app.actor() THEN
    RAISE EXCEPTION 'a task carries the name of whoever sets it' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_own_name';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER task_check BEFORE INSERT OR UPDATE OF owner_id, done_at, done_by ON task FOR EACH ROW EXECUTE FUNCTION app.check_task();

CREATE TABLE assignment (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT assignment_enquiry REFERENCES enquiry,
  staff_id uuid CONSTRAINT assignment_staff REFERENCES staff,
  actor_id uuid NOT NULL CONSTRAINT assignment_actor REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX assignment_of ON assignment (enquiry_id, at);
CALL migration.protect('assignment');
CALL migration.let_retention_delete('assignment');
CALL migration.append_only('assignment');
GRANT SELECT, INSERT ON assignment TO portal_staff;
CREATE POLICY assignment_staff_read ON assignment FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY assignment_staff_add ON assignment FOR INSERT TO portal_staff
  WITH CHECK (actor_id = (SELECT app.actor())
    AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL));
CREATE POLICY assignment_not_by_emergency_access ON assignment AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT SELECT ON assignment TO portal_definer;

-- Working a queue ---------------------------------------------------------------------------------

-- Everybody who may hold a case of a queue, for whoever works it; of the reader's own organisation only.
CREATE FUNCTION app.queue_workers(p_queue text) RETURNS TABLE (id uuid, display_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.display_name FROM staff s
  WHERE p_queue = ANY (app.my_queues()) AND s.controller = app.my_controller() AND app.works_queue(s.id, p_queue)
  ORDER BY s.display_name, s.id
$$;

-- What a list was narrowed to, under a name. Codes and ids of staff only.
CREATE TABLE saved_list (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL CONSTRAINT saved_list_staff REFERENCES staff,
  controller text NOT NULL CONSTRAINT saved_list_controller REFERENCES controller,
  queue text NOT NULL CONSTRAINT saved_list_queue REFERENCES queue,
  name text NOT NULL CONSTRAINT saved_list_name CHECK (length(name) BETWEEN 1 AND 40),
  filter jsonb NOT NULL CONSTRAINT saved_list_filter CHECK (jsonb_typeof(filter) = 'object' AND length(filter::text) < 600),
  shared boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX saved_list_of ON saved_list (queue, name);
CALL migration.protect('saved_list');
GRANT SELECT, INSERT, DELETE ON saved_list TO portal_staff;
CREATE POLICY saved_list_read ON saved_list FOR SELECT TO portal_staff
  USING (queue = ANY ((SELECT app.my_queues())::text[]) AND (staff_id = (SELECT app.actor()) OR shared));
CREATE POLICY saved_list_add ON saved_list FOR INSERT TO portal_staff
  WITH CHECK (staff_id = (SELECT app.actor()) AND controller = (SELECT app.my_controller())
    AND queue = ANY ((SELECT app.my_queues())::text[]));
CREATE POLICY saved_list_delete ON saved_list FOR DELETE TO portal_staff USING (staff_id = (SELECT app.actor()));

GRANT EXECUTE ON FUNCTION app.move_queue, app.queue_workers TO portal_staff;
CALL migration.own_definers();
