-- One enquiry for each organisation with a row in every table of a case, and an officer for each.
-- Sealed columns hold plain bytes: nobody opens them here.
INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from)
VALUES ('00000000-0000-7000-8000-00000000a001', 'family-hubs', 'SMBC', 901, '{}', decode(repeat('11', 32), 'hex'), 'SAMPLE-FH', '2026-01-01Z'),
       ('00000000-0000-7000-8000-00000000a002', 'prevention-alliance', 'TPA', 901, '{}', decode(repeat('22', 32), 'hex'), 'SAMPLE-TPA', '2026-01-01Z');
INSERT INTO wording (id, purpose_code, controller, recipient, language, version, body, sha256, created_at)
VALUES ('00000000-0000-7000-8000-00000000b001', 'C3_feedback', 'SMBC', '', 'en', 901, '{}', decode(repeat('33', 32), 'hex'), '2026-01-01Z');
INSERT INTO routing_table (version, body, sha256, published_at)
VALUES (901, '{}', decode(repeat('44', 32), 'hex'), '2026-01-01Z');
INSERT INTO staff (id, controller, name, display_name, password_hash, totp_epoch, totp_wrapped_key, totp_secret, created_at)
VALUES ('00000000-0000-7000-8000-00000000c001', 'SMBC', 'sample.hub', 'Sample Hub', '-', 1, '', '', '2026-01-01Z'),
       ('00000000-0000-7000-8000-00000000c002', 'TPA', 'sample.alliance', 'Sample Alliance', '-', 1, '', '', '2026-01-01Z'),
       ('00000000-0000-7000-8000-00000000c003', 'SMBC', 'sample.manager', 'Sample Manager', '-', 1, '', '', '2026-01-01Z'),
       ('00000000-0000-7000-8000-00000000c004', 'SMBC', 'sample.lead', 'Sample Lead', '-', 1, '', '', '2026-01-01Z'),
       ('00000000-0000-7000-8000-00000000c005', 'SMBC', 'sample.dpo', 'Sample Officer', '-', 1, '', '', '2026-01-01Z');
INSERT INTO staff_role VALUES ('00000000-0000-7000-8000-00000000c001', 'triage_fh'), ('00000000-0000-7000-8000-00000000c002', 'triage_tpa'),
  ('00000000-0000-7000-8000-00000000c003', 'manager_fh'), ('00000000-0000-7000-8000-00000000c004', 'safeguarding_lead'),
  ('00000000-0000-7000-8000-00000000c005', 'dpo_smbc');
INSERT INTO staff_queue VALUES ('00000000-0000-7000-8000-00000000c001', 'FH-CEN'), ('00000000-0000-7000-8000-00000000c002', 'TPA-SSH');
INSERT INTO enquiry (id, draft_id, reference, controller, queue, topic, area, about_whom, children_under_19, send_under_25, age_band,
  contact_route, priority, flags, urgent, notice_version_id, received_at, first_look_due, form_last_day, suggested_at)
VALUES ('00000000-0000-7000-8000-00000000e001', '00000000-0000-7000-8000-00000000d001', 'BCD-FGH-JK2', 'SMBC', 'FH-CEN', 'FEED', 'CEN', 'me', 'yes',
         'no', '25_34', 'phone', 'soon', '{}', false, '00000000-0000-7000-8000-00000000a001', '2026-11-02Z', '2026-11-03Z', '2029-03-31', '2026-11-02Z'),
       ('00000000-0000-7000-8000-00000000e002', '00000000-0000-7000-8000-00000000d002', 'BCD-FGH-JK3', 'TPA', 'TPA-SSH', 'HOME', 'CEN', 'me', 'no',
         'no', '25_34', 'phone', 'urgent', '{danger_now}', true, '00000000-0000-7000-8000-00000000a002', '2026-11-02Z', '2026-11-03Z', '2029-03-31', '2026-11-02Z'),
       ('00000000-0000-7000-8000-00000000e003', '00000000-0000-7000-8000-00000000d003', 'BCD-FGH-JK4', 'SMBC', 'FH-MAR', 'DA', 'MAR', 'me', 'yes',
         'no', '25_34', 'phone', 'urgent', '{danger_now}', true, '00000000-0000-7000-8000-00000000a001', '2026-11-02Z', '2026-11-03Z', '2029-03-31', '2026-11-02Z');
DO $$
DECLARE
  e record;
  s uuid;
  r uuid;
  m uuid;
BEGIN
  FOR e IN SELECT * FROM enquiry LOOP
    s := CASE e.controller WHEN 'SMBC' THEN '00000000-0000-7000-8000-00000000c001' ELSE '00000000-0000-7000-8000-00000000c002' END;
    INSERT INTO data_key VALUES (e.id, 1, '\x00');
    INSERT INTO enquiry_content (id, enquiry_id, version, recorded_at, name) VALUES (gen_random_uuid(), e.id, 1, e.received_at, '\x00');
    INSERT INTO safe_contact VALUES (gen_random_uuid(), e.id, 1, e.received_at, '\x00');
    INSERT INTO blind_index VALUES (e.id, 'name', '\x00');
    INSERT INTO assisted_entry VALUES (e.id, 1, decode(repeat('88', 32), 'hex'), 'later');
    INSERT INTO referral VALUES (e.id, 'agency', 'email', 'not_sure', e.received_at::date, '\x00');
    INSERT INTO routing_suggestion VALUES (gen_random_uuid(), e.id, 901, 'R02_FH_AREA', e.queue, e.controller, '{}', '{}', e.received_at);
    INSERT INTO routing_decision VALUES (gen_random_uuid(), e.id, 'confirmed', e.queue, e.queue, NULL, s, e.received_at);
    INSERT INTO status_change VALUES (gen_random_uuid(), e.id, 'suggested', 'rule', NULL, e.received_at);
    INSERT INTO contact_log VALUES (gen_random_uuid(), e.id, e.received_at, 'phone', 'out', 'spoke', true, NULL, NULL, s, e.received_at);
    INSERT INTO note VALUES (gen_random_uuid(), e.id, '\x00', s, e.received_at);
    INSERT INTO closing_agreement VALUES (gen_random_uuid(), e.id, s, e.received_at);
    INSERT INTO task VALUES (gen_random_uuid(), e.id, 'inform_person', NULL, e.received_at, e.received_at);
    INSERT INTO assignment VALUES (gen_random_uuid(), e.id, s, s, e.received_at);
    INSERT INTO consent_event VALUES (gen_random_uuid(), e.id, 'self', 'C3_feedback', e.controller, '[]', 'refused',
      '00000000-0000-7000-8000-00000000b001', e.notice_version_id, 'online', 'sample', e.received_at, e.received_at, NULL, '');
    INSERT INTO receipt VALUES ('BCDF-GHJK-' || right(e.reference, 3) || '-' || right(e.reference, 3), e.id, '{}', 'sample', '\x00', e.received_at);
    INSERT INTO passphrase VALUES (e.id, '\x00', decode(repeat('55', 32), 'hex'), '\x00');
    INSERT INTO manage_token VALUES (gen_random_uuid(), e.id, gen_random_uuid()::text::bytea, '\x00', e.received_at, e.received_at, NULL);
    INSERT INTO manage_session VALUES (sha256(e.reference::bytea), e.id, '{link}', e.received_at, e.received_at, NULL);
    INSERT INTO proof_attempt VALUES (gen_random_uuid(), sha256(e.reference::bytea), 'code', e.received_at);
    INSERT INTO disclosure VALUES (gen_random_uuid(), e.id, e.controller, 'Sample', e.queue, 'consent', '{name}', s, e.received_at, NULL, NULL, NULL);
    r := gen_random_uuid();
    INSERT INTO rights_request VALUES (r, e.reference, e.id, e.controller, 'access', 'online', 'L1b', e.received_at, e.received_at, NULL, 1, '\x00', '\x00', NULL, NULL);
    INSERT INTO rights_event VALUES (gen_random_uuid(), r, 'note', e.received_at::date, e.received_at, s, NULL, NULL, NULL, '\x00', NULL);
    INSERT INTO hold VALUES (gen_random_uuid(), e.id, r, e.received_at, NULL);
    m := gen_random_uuid();
    INSERT INTO message VALUES (m, e.id, r, e.controller, 1, 'resident', '\x00', m, e.received_at);
    INSERT INTO message_read VALUES (m, s, e.received_at);
    INSERT INTO message_draft VALUES (m, sha256(e.reference::bytea), e.id, r, 1, '\x00', '\x00', e.received_at);
    INSERT INTO outbox VALUES (gen_random_uuid(), e.id, 'email', 'sample_message', NULL, 1, '\x00', '\x00', e.received_at, e.received_at, NULL, NULL, 0, 'sent', e.received_at, NULL);
    INSERT INTO audit_event VALUES (gen_random_uuid(), e.received_at, 'staff', s, e.controller, 'case.open', e.id, 'A1', NULL, NULL, '{}');
  END LOOP;
END $$;
INSERT INTO case_link VALUES (gen_random_uuid(), '00000000-0000-7000-8000-00000000e001', '00000000-0000-7000-8000-00000000e003', 'linked',
  '{phone}', '00000000-0000-7000-8000-00000000c003', '2026-11-02Z');
INSERT INTO audit_chain (seq, event_id, event_hash, hash)
VALUES (1, gen_random_uuid(), decode(repeat('66', 32), 'hex'), decode(repeat('66', 32), 'hex'));
INSERT INTO audit_checkpoint VALUES (1, '\x00', 'sample', '\x00', '2026-01-01Z');
INSERT INTO equality.answer VALUES (decode(repeat('77', 32), 'hex'), 'TPA', '2026Q4', '{}');
INSERT INTO staff_proposal (id, controller, kind, staff_id, roles, queues, proposed_by, proposed_at)
VALUES ('00000000-0000-7000-8000-00000000f001', 'SMBC', 'change', '00000000-0000-7000-8000-00000000c001', '{triage_fh}', '{}',
  '00000000-0000-7000-8000-00000000c003', '2026-11-02Z');
INSERT INTO training_record VALUES (gen_random_uuid(), '00000000-0000-7000-8000-00000000c001', '2026-03-01', 1, '', '',
  '00000000-0000-7000-8000-00000000c003', '2026-11-02Z');
INSERT INTO access_review VALUES (gen_random_uuid(), 'SMBC', '00000000-0000-7000-8000-00000000c001',
  '00000000-0000-7000-8000-00000000c003', 'right', '{triage_fh}', '{FH-CEN}', NULL, '2026-11-02Z');
