-- Consents and receipts. A consent is on as its latest event says; everything that shares asks `app.consent_live`.

-- The consent ledger (rule 2.1): who said what, when and how, to which words of which notice.
CREATE TABLE consent_event (
  id uuid PRIMARY KEY,
  subject_ref uuid NOT NULL CONSTRAINT consent_event_subject REFERENCES enquiry,
  given_by text NOT NULL CONSTRAINT consent_event_given_by CHECK (given_by IN ('self', 'parent', 'representative', 'staff_on_behalf')),
  purpose_code text NOT NULL,
  controller text NOT NULL CONSTRAINT consent_event_controller REFERENCES controller,
  named_recipients jsonb NOT NULL,
  action text NOT NULL CONSTRAINT consent_event_action CHECK (action IN ('given', 'refused', 'withdrawn', 'expired', 'refreshed')),
  wording_id uuid NOT NULL CONSTRAINT consent_event_wording REFERENCES wording,
  notice_version_id uuid NOT NULL CONSTRAINT consent_event_notice REFERENCES notice_version,
  channel text NOT NULL CONSTRAINT consent_event_channel CHECK (channel IN ('online', 'phone', 'face_to_face', 'email', 'post', 'text')),
  evidence text NOT NULL,
  occurred_at_utc timestamptz NOT NULL,
  recorded_at_utc timestamptz NOT NULL,
  recorded_by uuid CONSTRAINT consent_event_recorded_by REFERENCES staff,
  prev_hash text NOT NULL
);
CREATE INDEX consent_event_of ON consent_event (subject_ref, occurred_at_utc);
CALL migration.protect('consent_event');
CALL migration.let_retention_delete('consent_event');
CALL migration.append_only('consent_event');
GRANT SELECT, INSERT ON consent_event TO portal_web;
CREATE POLICY consent_event_web_read ON consent_event FOR SELECT TO portal_web
  USING (subject_ref = (SELECT app.manage_enquiry()));
CREATE POLICY consent_event_web_add ON consent_event FOR INSERT TO portal_web
  WITH CHECK (recorded_by IS NULL AND channel = 'online'
    AND (subject_ref = (SELECT app.manage_enquiry()) OR app.is_new(subject_ref)));
GRANT SELECT, INSERT ON consent_event TO portal_staff;
CREATE POLICY consent_event_staff_read ON consent_event FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = subject_ref));
-- An officer writes under their own name, never as if it had come online, and only for a case of their own
-- queues. A yes is for this enquiry: it cannot be older than it, and nobody asks a child below 13 or
-- somebody who wrote about another person (rule 2.4). A no is always taken.
CREATE POLICY consent_event_staff_add ON consent_event FOR INSERT TO portal_staff WITH CHECK (
  recorded_by = (SELECT app.actor())
  AND channel <> 'online'
  AND given_by IN ('self', 'parent', 'representative')
  AND action IN ('given', 'withdrawn')
  AND length(evidence) BETWEEN 1 AND 200
  AND occurred_at_utc <= app.clock() + interval '1 minute'
  AND EXISTS (SELECT FROM enquiry e WHERE e.id = consent_event.subject_ref
    AND e.controller = consent_event.controller
    AND (e.queue = ANY ((SELECT app.my_queues())::text[]) OR e.controller = (SELECT app.reason_controller()))
    AND (consent_event.action = 'withdrawn' OR (
      e.about_whom <> 'someone_else' AND e.age_band <> 'under_13' AND e.withdrawn_at IS NULL
      AND consent_event.occurred_at_utc >= e.received_at))));
CREATE POLICY consent_event_not_by_emergency_access ON consent_event AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(subject_ref), false));
-- A yes or a no to each choice that was read out, under the own name.
CREATE POLICY consent_event_staff_enter ON consent_event FOR INSERT TO portal_staff WITH CHECK (
  recorded_by = (SELECT app.actor())
  AND channel IN ('phone', 'face_to_face')
  AND given_by = 'self'
  AND action IN ('given', 'refused')
  AND length(evidence) BETWEEN 1 AND 200
  AND app.new_entry_asks(subject_ref, controller));
GRANT SELECT ON consent_event TO portal_worker;
CREATE POLICY consent_event_worker_read ON consent_event FOR SELECT TO portal_worker USING (true);
GRANT SELECT ON consent_event TO portal_definer;

-- Whether a consent is on: the latest by the time it happened counts, and of several at the same instant
-- the one that shares least (rule 2.1). `app::domain::consent::effective` is the same rule; a test holds
-- one to the other. Ask it in the transaction that acts, after the lock `consent <enquiry>`.
CREATE FUNCTION app.consent_live(p_enquiry uuid, p_purpose text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT c.action IN ('given', 'refreshed')
    FROM consent_event c JOIN enquiry e ON e.id = c.subject_ref AND e.controller = c.controller
    WHERE c.subject_ref = p_enquiry AND c.purpose_code = p_purpose
    ORDER BY c.occurred_at_utc DESC,
      array_position(ARRAY['withdrawn', 'expired', 'refused', 'refreshed', 'given'], c.action),
      c.recorded_at_utc DESC, c.id DESC
    LIMIT 1), false)
$$;

-- What a resident keeps for giving and for withdrawing; anyone may check its code. Names nobody.
CREATE TABLE receipt (
  code text PRIMARY KEY CONSTRAINT receipt_code CHECK (code ~ '^[B-DF-HJ-NPR-TV-Y2-9-]{12,32}$'),
  enquiry_id uuid NOT NULL CONSTRAINT receipt_enquiry REFERENCES enquiry,
  body jsonb NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  issued_at timestamptz NOT NULL
);
CREATE INDEX receipt_of ON receipt (enquiry_id, issued_at);
CALL migration.protect('receipt');
CALL migration.let_retention_delete('receipt');
CALL migration.append_only('receipt');
GRANT SELECT, INSERT ON receipt TO portal_web;
CREATE POLICY receipt_web_read ON receipt FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY receipt_web_add ON receipt FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) OR app.is_new(enquiry_id));
GRANT SELECT, INSERT ON receipt TO portal_staff;
CREATE POLICY receipt_staff_read ON receipt FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY receipt_staff_add ON receipt FOR INSERT TO portal_staff WITH CHECK (
  EXISTS (SELECT FROM enquiry e WHERE e.id = receipt.enquiry_id
    AND (e.queue = ANY ((SELECT app.my_queues())::text[]) OR e.controller = (SELECT app.reason_controller()))));
CREATE POLICY receipt_staff_enter ON receipt FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT ON receipt TO portal_definer;

-- A receipt by its code, for anyone: it names nobody.
CREATE FUNCTION app.receipt_by_code(p_code text) RETURNS TABLE (body jsonb, key_id text, signature bytea, issued_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT r.body, r.key_id, r.signature, r.issued_at FROM receipt r WHERE r.code = p_code $$;

-- Withdrawals -------------------------------------------------------------------------------------

-- What follows from a withdrawal, in its own transaction: queued messages that rested on the consent
-- are cancelled, and the officer gets a task. The ledger row must already be there.
CREATE FUNCTION app.withdrawal_effects(p_purpose text, p_task uuid, p_due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT EXISTS (SELECT FROM consent_event WHERE subject_ref = v_enquiry AND purpose_code = p_purpose AND action = 'withdrawn') THEN
    RAISE EXCEPTION 'nothing was withdrawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE outbox SET state = 'cancelled', state_at = app.clock(), reason = 'consent_withdrawn', leased_until = NULL
  WHERE enquiry_id = v_enquiry AND purpose_code = p_purpose AND state = 'queued';
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'consent_withdrawn', p_due, app.clock());
END $$;

-- What follows from a withdrawal that an officer wrote down, in its own transaction, as
-- `app.withdrawal_effects` for the web: messages that rested on the consent are cancelled, and whoever
-- works the case gets a task. Nothing follows while a later yes still counts.
CREATE FUNCTION app.withdrawal_effects_by_staff(p_event uuid, p_task uuid, p_due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
  v_purpose text;
BEGIN
  SELECT c.subject_ref, c.purpose_code INTO v_enquiry, v_purpose
  FROM consent_event c JOIN enquiry e ON e.id = c.subject_ref
  WHERE c.id = p_event AND c.action = 'withdrawn' AND c.recorded_by = app.actor()
    AND c.xmin = pg_current_xact_id()::xid
    AND (e.queue = ANY (app.my_queues()) OR e.controller = app.reason_controller());
  IF v_enquiry IS NULL THEN
    RAISE EXCEPTION 'nothing was withdrawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF app.consent_live(v_enquiry, v_purpose) THEN
    RETURN;
  END IF;
  UPDATE outbox SET state = 'cancelled', state_at = app.clock(), reason = 'consent_withdrawn', leased_until = NULL
  WHERE enquiry_id = v_enquiry AND purpose_code = v_purpose AND state = 'queued';
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at)
  VALUES (p_task, v_enquiry, 'consent_withdrawn', p_due, app.clock());
END $$;

GRANT EXECUTE ON FUNCTION app.receipt_by_code, app.withdrawal_effects TO portal_web;
GRANT EXECUTE ON FUNCTION app.withdrawal_effects_by_staff TO portal_staff;
CALL migration.own_definers();
