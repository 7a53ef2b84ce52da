-- Assisted entry (E11, F8) and referrals (F9): an officer writes down what a person says on the phone or face to
-- face, or what an agency sends. By the same rules as the form; never as if the person had sent it.

ALTER TABLE enquiry DROP CONSTRAINT enquiry_source;
ALTER TABLE enquiry ADD CONSTRAINT enquiry_source
  CHECK (source_channel IN ('online', 'phone', 'face_to_face', 'referral'));
ALTER TABLE enquiry
  -- Who wrote it down. A case that was handed over keeps the way it came, and nobody here wrote it down.
  ADD COLUMN entered_by uuid CONSTRAINT enquiry_entered_by REFERENCES staff,
  ADD CONSTRAINT enquiry_entered_not_online CHECK (entered_by IS NULL OR source_channel <> 'online');

-- What the person was told about their information: the version of the words for reading out, their hash, and how.
CREATE TABLE entry (
  enquiry_id uuid PRIMARY KEY CONSTRAINT entry_enquiry REFERENCES enquiry,
  script_version integer NOT NULL CONSTRAINT entry_script_version CHECK (script_version > 0),
  script_sha256 bytea NOT NULL CONSTRAINT entry_script_sha256 CHECK (octet_length(script_sha256) = 32),
  notice_given text NOT NULL CONSTRAINT entry_notice_given CHECK (notice_given IN ('read_out', 'shown', 'later'))
);

-- Who gave us the information (F9). Organisation, name, role and what the referrer says the person was told are sealed.
CREATE TABLE referral (
  enquiry_id uuid PRIMARY KEY CONSTRAINT referral_enquiry REFERENCES enquiry,
  data_source text NOT NULL CONSTRAINT referral_data_source CHECK (data_source IN ('agency', 'fh_partner',
    'council_childrens', 'public_health', 'mosaic', 'education')),
  way text NOT NULL CONSTRAINT referral_way CHECK (way IN ('phone', 'email', 'post', 'face_to_face')),
  told text NOT NULL CONSTRAINT referral_told CHECK (told IN ('yes', 'no', 'not_sure')),
  received_on date NOT NULL,
  details bytea NOT NULL
);

-- Who may see and write ---------------------------------------------------------------------------

-- True for an enquiry that the actor wrote down in this very transaction: its parts are written along with it, and
-- never after, also where the rules put it into a queue that the actor does not work.
CREATE FUNCTION app.entered_now(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM enquiry
    WHERE id = p_enquiry AND entered_by = app.actor() AND xmin = pg_current_xact_id()::xid)
$$;

-- As above, and the person is there to be asked: nobody else, no child below 13, no referral (dossier 2.4).
CREATE FUNCTION app.entered_asks(p_enquiry uuid, p_controller text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM enquiry
    WHERE id = p_enquiry AND entered_by = app.actor() AND xmin = pg_current_xact_id()::xid
      AND controller = p_controller AND source_channel IN ('phone', 'face_to_face')
      AND about_whom <> 'someone_else' AND age_band <> 'under_13')
$$;

-- What the actor wrote down within the last 8 hours, for the page after it; by the key of its form or by its
-- reference. Nothing that names the person: the case may lie in a queue that the actor does not work.
CREATE FUNCTION app.entered(p_key uuid, p_reference text)
RETURNS TABLE (reference text, queue text, controller text, source_channel text, received_at timestamptz,
  first_look_due timestamptz, suggested_queue text, reason_args jsonb, in_sight boolean, receipt text, emailed boolean,
  inform_due timestamptz, urgent boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.reference, e.queue, e.controller, e.source_channel, e.received_at, e.first_look_due, s.queue, s.reason_args,
    e.queue = ANY (app.my_queues()),
    (SELECT r.code FROM receipt r WHERE r.enquiry_id = e.id ORDER BY r.issued_at LIMIT 1),
    EXISTS (SELECT FROM outbox o WHERE o.enquiry_id = e.id AND o.kind = 'receipt'),
    (SELECT min(t.due_at) FROM task t WHERE t.enquiry_id = e.id AND t.kind = 'inform_person'),
    e.urgent
  FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id
  WHERE (e.draft_id = p_key OR e.reference = p_reference)
    AND e.entered_by = app.actor() AND s.at > app.clock() - interval '8 hours'
$$;
-- The function sees what it has to show.
GRANT SELECT ON routing_suggestion, task TO portal_definer;

DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['app.entered_now(uuid)', 'app.entered_asks(uuid, text)', 'app.entered(uuid, text)']::regprocedure[] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.entered_now(uuid), app.entered_asks(uuid, text), app.entered(uuid, text) TO portal_staff;
SET LOCAL ROLE portal_owner;

-- Without any fact beyond `suggested`, as for the web: there is no right to write one (F20, T50).
GRANT INSERT (id, draft_id, reference, controller, queue, topic, other_topics, area, about_whom, they_know, children_under_19,
  send_under_25, subject_26_or_under, age_band, danger_now, safe_tonight, no_postcode_reason, connection, language,
  contact_route, source_channel, priority, flags, urgent, team_switched, notice_version_id, received_at, first_look_due,
  form_last_day, suggested_at, entered_by) ON enquiry TO portal_staff;
-- For the own organisation only, under the own name, and only by who works queues there.
CREATE POLICY enquiry_staff_enter ON enquiry FOR INSERT TO portal_staff WITH CHECK (
  entered_by = (SELECT app.actor())
  AND source_channel <> 'online'
  AND controller = (SELECT app.my_controller())
  AND cardinality((SELECT app.my_queues())) > 0);

GRANT INSERT ON data_key, enquiry_content, safe_contact, blind_index, routing_suggestion TO portal_staff;
GRANT SELECT, INSERT ON entry, referral TO portal_staff;
GRANT SELECT ON referral TO portal_web;
GRANT SELECT, DELETE ON entry, referral TO portal_retention;
GRANT SELECT ON entry, referral TO portal_backup;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['entry', 'referral'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_owner USING (true) WITH CHECK (true)', name || '_owner', name);
    EXECUTE format('CREATE POLICY %I ON %I TO portal_definer USING (true) WITH CHECK (true)', name || '_definer', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO portal_retention USING (true)', name || '_retention_delete', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_retention USING (true)', name || '_retention_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO portal_staff USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id))', name || '_staff_read', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', name || '_never_emptied', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['data_key', 'enquiry_content', 'safe_contact', 'blind_index', 'routing_suggestion', 'task',
      'outbox', 'receipt', 'entry', 'referral'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO portal_staff WITH CHECK (app.entered_now(enquiry_id))', name || '_staff_enter', name);
  END LOOP;
END $$;
-- The person whom it is about may know who gave us it (Article 14).
CREATE POLICY referral_web_read ON referral FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY status_change_staff_enter ON status_change FOR INSERT TO portal_staff
  WITH CHECK (app.entered_now(enquiry_id) AND status = 'suggested' AND actor_kind = 'rule');
-- A yes or a no to each choice that was read out, under the own name.
CREATE POLICY consent_event_staff_enter ON consent_event FOR INSERT TO portal_staff WITH CHECK (
  recorded_by = (SELECT app.actor())
  AND channel IN ('phone', 'face_to_face')
  AND given_by = 'self'
  AND action IN ('given', 'refused')
  AND length(evidence) BETWEEN 1 AND 200
  AND app.entered_asks(subject_ref, controller));
