-- Row-level security: the second wall. Every table of a case is closed unless a policy opens it.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['staff', 'staff_role', 'staff_queue', 'session', 'sign_in_try', 'enquiry', 'data_key',
      'enquiry_content', 'safe_contact', 'blind_index', 'routing_suggestion', 'routing_decision', 'status_change',
      'contact_log', 'note', 'task', 'assignment', 'consent_event', 'receipt', 'passphrase', 'manage_token',
      'manage_session', 'proof_try', 'outbox', 'audit_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    -- The owner migrates, seeds and imports, and never serves.
    EXECUTE format('CREATE POLICY %I ON %I TO portal_owner USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_definer USING (true) WITH CHECK (true)', name || '_definer', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO portal_retention USING (true)', name || '_retention_delete', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_retention USING (true)', name || '_retention_read', name);
  END LOOP;
END $$;

-- portal_definer: only what the functions use.
GRANT SELECT ON staff, staff_role, staff_queue, queue, enquiry, passphrase, manage_token, manage_session, proof_try,
  session, sign_in_try, consent_event, receipt, outbox TO portal_definer;
GRANT UPDATE (queue, confirmed_at, confirmed_by, assigned_to, assigned_at, version) ON enquiry TO portal_definer;
GRANT UPDATE (totp_last_step) ON staff TO portal_definer;
GRANT UPDATE (touched_at, ended_at) ON session, manage_session TO portal_definer;
GRANT UPDATE (used_at) ON manage_token TO portal_definer;
-- Locking a row needs a right to update something of it.
GRANT UPDATE (salt) ON passphrase TO portal_definer;
GRANT UPDATE (state, state_at, reason, leased_until) ON outbox TO portal_definer;
GRANT INSERT ON session, sign_in_try, routing_decision, proof_try, manage_session, manage_token, outbox, task TO portal_definer;

-- portal_web ------------------------------------------------------------------------------------
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO portal_web;
GRANT SELECT ON controller, area, queue, topic, routing_table, notice_version, wording, postcode, postcode_generation TO portal_web;
-- An enquiry is made without any fact beyond `suggested`: there is no right to write one.
GRANT INSERT (id, draft_id, reference, controller, queue, topic, other_topics, area, about_whom, they_know, children_under_19,
  send_under_25, subject_26_or_under, age_band, danger_now, safe_tonight, no_postcode_reason, connection, language,
  contact_route, source_channel, priority, flags, urgent, team_switched, notice_version_id, received_at, first_look_due,
  form_last_day, suggested_at) ON enquiry TO portal_web;
GRANT SELECT ON enquiry, data_key, enquiry_content, safe_contact, routing_suggestion, status_change, consent_event, receipt TO portal_web;
GRANT SELECT (id, enquiry_id, kind, channel, created_at, state, state_at, reason) ON outbox TO portal_web;
GRANT INSERT ON data_key, enquiry_content, safe_contact, blind_index, routing_suggestion, status_change, consent_event,
  receipt, passphrase, task, outbox, audit_event TO portal_web;
CREATE POLICY enquiry_web_insert ON enquiry FOR INSERT TO portal_web WITH CHECK (true);
CREATE POLICY enquiry_web_read ON enquiry FOR SELECT TO portal_web USING (id = (SELECT app.manage_enquiry()));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_key', 'enquiry_content', 'safe_contact', 'routing_suggestion', 'status_change', 'receipt', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()))', name || '_web_read', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['data_key', 'blind_index', 'routing_suggestion', 'passphrase', 'task'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_web WITH CHECK (app.is_new(enquiry_id))', name || '_web_new', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['enquiry_content', 'safe_contact', 'receipt', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_web WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) OR app.is_new(enquiry_id))', name || '_web_add', name);
  END LOOP;
END $$;
CREATE POLICY status_change_web_add ON status_change FOR INSERT TO portal_web
  WITH CHECK (app.is_new(enquiry_id) AND status IN ('submitted', 'suggested') AND actor_kind IN ('resident', 'rule'));
CREATE POLICY consent_event_web_read ON consent_event FOR SELECT TO portal_web USING (subject_ref = (SELECT app.manage_enquiry()));
CREATE POLICY consent_event_web_add ON consent_event FOR INSERT TO portal_web
  WITH CHECK (recorded_by IS NULL AND channel = 'online'
    AND (subject_ref = (SELECT app.manage_enquiry()) OR app.is_new(subject_ref)));
CREATE POLICY audit_event_web_add ON audit_event FOR INSERT TO portal_web WITH CHECK (actor_kind IN ('visitor', 'resident'));

-- portal_staff ----------------------------------------------------------------------------------
GRANT SELECT ON controller, area, queue, topic, routing_table, notice_version, wording, postcode, postcode_generation TO portal_staff;
GRANT SELECT (id, controller, name, display_name, ended_at) ON staff TO portal_staff;
GRANT SELECT ON staff_role, staff_queue TO portal_staff;
CREATE POLICY staff_colleagues ON staff FOR SELECT TO portal_staff USING (controller = (SELECT app.my_controller()));
CREATE POLICY staff_role_colleagues ON staff_role FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM staff s WHERE s.id = staff_id));
CREATE POLICY staff_queue_colleagues ON staff_queue FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM staff s WHERE s.id = staff_id));

GRANT SELECT ON enquiry, data_key, enquiry_content, safe_contact, routing_suggestion, routing_decision, status_change,
  contact_log, note, task, assignment, consent_event, receipt TO portal_staff;
GRANT SELECT (id, enquiry_id, kind, channel, created_at, not_before, state, state_at, reason, attempts) ON outbox TO portal_staff;
GRANT SELECT (id, at, actor_kind, actor_id, controller, action, enquiry_id, reason) ON audit_event TO portal_staff;
GRANT INSERT ON routing_decision, status_change, contact_log, note, task, assignment, outbox, audit_event TO portal_staff;
GRANT UPDATE (confirmed_at, confirmed_by, started_at, started_by, waiting_since, waiting_by, closed_at, closed_by, outcome,
  casefile_reference, assigned_to, assigned_at, flags, urgent, area, version) ON enquiry TO portal_staff;
GRANT UPDATE (done_at, done_by) ON task TO portal_staff;

CREATE POLICY enquiry_staff_read ON enquiry FOR SELECT TO portal_staff USING (
  queue = ANY ((SELECT app.my_queues())::text[])
  OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags()));
CREATE POLICY enquiry_staff_work ON enquiry FOR UPDATE TO portal_staff USING (
  queue = ANY ((SELECT app.my_queues())::text[])
  OR (controller = (SELECT app.lead_controller()) AND flags && app.lead_flags()));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_key', 'enquiry_content', 'safe_contact', 'routing_suggestion', 'routing_decision',
      'status_change', 'contact_log', 'note', 'task', 'assignment', 'receipt', 'outbox', 'audit_event'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))', name || '_staff_read', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['routing_decision', 'contact_log', 'note', 'assignment'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_staff WITH CHECK (actor_id = (SELECT app.actor()) AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))', name || '_staff_add', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['task', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_staff WITH CHECK (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))', name || '_staff_add', name);
  END LOOP;
END $$;
CREATE POLICY task_staff_work ON task FOR UPDATE TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))
  WITH CHECK (done_by = (SELECT app.actor()));
-- A status is recorded under one's own name. The case may just have moved out of sight.
CREATE POLICY status_change_staff_add ON status_change FOR INSERT TO portal_staff
  WITH CHECK (actor_kind = 'staff' AND actor_id = (SELECT app.actor()));
CREATE POLICY consent_event_staff_read ON consent_event FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = subject_ref));
CREATE POLICY audit_event_staff_add ON audit_event FOR INSERT TO portal_staff
  WITH CHECK ((actor_kind = 'staff' AND actor_id = (SELECT app.actor())) OR actor_kind = 'visitor');

-- portal_worker: both organisations; outbox, chain, keys, what has run out. ----------------------
GRANT SELECT ON controller, area, queue, topic, enquiry, data_key, enquiry_content, safe_contact, consent_event, audit_event,
  audit_chain, audit_checkpoint, draft, manage_token, manage_session, session, outbox, notice_version, wording TO portal_worker;
GRANT UPDATE (not_before, leased_until, attempts, state, state_at, reason) ON outbox TO portal_worker;
GRANT UPDATE (epoch, wrapped) ON data_key TO portal_worker;
GRANT INSERT ON audit_event, audit_chain, audit_checkpoint TO portal_worker;
GRANT DELETE ON draft, manage_token, manage_session, session TO portal_worker;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['enquiry', 'data_key', 'enquiry_content', 'safe_contact', 'consent_event', 'audit_event',
      'manage_token', 'manage_session', 'session', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_worker USING (true)', name || '_worker_read', name);
  END LOOP;
END $$;
CREATE POLICY outbox_worker_work ON outbox FOR UPDATE TO portal_worker USING (true) WITH CHECK (true);
CREATE POLICY data_key_worker_wrap ON data_key FOR UPDATE TO portal_worker USING (true) WITH CHECK (true);
CREATE POLICY audit_event_worker_add ON audit_event FOR INSERT TO portal_worker WITH CHECK (actor_kind = 'system');
CREATE POLICY manage_token_worker_clear ON manage_token FOR DELETE TO portal_worker USING (expires_at < app.clock());
CREATE POLICY manage_session_worker_clear ON manage_session FOR DELETE TO portal_worker USING (touched_at < app.clock() - interval '1 day');
CREATE POLICY session_worker_clear ON session FOR DELETE TO portal_worker USING (touched_at < app.clock() - interval '1 day');

-- portal_retention alone deletes cases and ledgers. ----------------------------------------------
GRANT SELECT, DELETE ON enquiry, data_key, enquiry_content, safe_contact, blind_index, routing_suggestion, routing_decision,
  status_change, contact_log, note, task, assignment, consent_event, receipt, passphrase, manage_token, manage_session,
  proof_try, outbox, audit_event, sign_in_try TO portal_retention;

-- portal_equality: its own schema and nothing else. ----------------------------------------------
GRANT USAGE ON SCHEMA equality TO portal_equality;
GRANT SELECT, INSERT, UPDATE, DELETE ON equality.answer TO portal_equality;

-- portal_auditor ---------------------------------------------------------------------------------
GRANT SELECT ON audit_event, audit_chain, audit_checkpoint TO portal_auditor;
CREATE POLICY audit_event_auditor ON audit_event FOR SELECT TO portal_auditor USING (true);

-- portal_backup ----------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA equality TO portal_backup;
GRANT SELECT ON ALL TABLES IN SCHEMA public, equality TO portal_backup;
