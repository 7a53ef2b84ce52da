-- Assisted entry (feature E11, seed F8) and referrals (seed F9): an officer writes down what a person says on the phone
-- or face to face, or what an agency sends. By the same rules as the form; never as if the person had sent it.

-- What the person was told about their information: the version of the words for reading out, their hash, and how.
CREATE TABLE assisted_entry (
  enquiry_id uuid PRIMARY KEY CONSTRAINT assisted_entry_enquiry REFERENCES enquiry,
  script_version integer NOT NULL CONSTRAINT assisted_entry_script_version CHECK (script_version > 0),
  script_sha256 bytea NOT NULL CONSTRAINT assisted_entry_script_sha256 CHECK (octet_length(script_sha256) = 32),
  notice_given text NOT NULL CONSTRAINT assisted_entry_notice_given CHECK (notice_given IN ('read_out', 'shown', 'later'))
);
CALL migration.protect('assisted_entry');
CALL migration.let_retention_delete('assisted_entry');
CALL migration.append_only('assisted_entry');
GRANT SELECT, INSERT ON assisted_entry TO portal_staff;
CREATE POLICY assisted_entry_staff_read ON assisted_entry FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY assisted_entry_staff_enter ON assisted_entry FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));

-- Who gave us the information (seed F9). Organisation, name, role and what the referrer says the person was told are
-- sealed.
CREATE TABLE referral (
  enquiry_id uuid PRIMARY KEY CONSTRAINT referral_enquiry REFERENCES enquiry,
  data_source text NOT NULL CONSTRAINT referral_data_source CHECK (data_source IN ('agency', 'fh_partner',
    'council_childrens', 'public_health', 'mosaic', 'education')),
  way text NOT NULL CONSTRAINT referral_way CHECK (way IN ('phone', 'email', 'post', 'face_to_face')),
  told text NOT NULL CONSTRAINT referral_told CHECK (told IN ('yes', 'no', 'not_sure')),
  received_on date NOT NULL,
  details bytea NOT NULL
);
CALL migration.protect('referral');
CALL migration.let_retention_delete('referral');
CALL migration.append_only('referral');
GRANT SELECT ON referral TO portal_web;
-- The person whom it is about may know who gave us it (Article 14).
CREATE POLICY referral_web_read ON referral FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()));
GRANT SELECT, INSERT ON referral TO portal_staff;
CREATE POLICY referral_staff_read ON referral FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY referral_staff_enter ON referral FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));

-- What the actor wrote down within the last 8 hours, for the page after it; by the key of its form or by its
-- reference. Nothing that names the person: the case may lie in a queue that the actor does not work.
CREATE FUNCTION app.find_assisted_entry(p_key uuid, p_reference text)
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

GRANT EXECUTE ON FUNCTION app.find_assisted_entry TO portal_staff;
CALL migration.own_definers();
