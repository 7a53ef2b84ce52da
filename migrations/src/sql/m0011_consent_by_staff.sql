-- Consents and withdrawals that reach us by phone, face to face, by email, post or text: officers write
-- them down (B10). And one answer, for everything that shares, to "is this consent on?".

-- Whether a consent is on: the latest by the time it happened counts, and of several at the same instant
-- the one that shares least (dossier 2.1). `app::domain::consent::effective` is the same rule; a test holds
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

-- The organisation whose records a data protection officer may open in this transaction: only after a
-- reason was given (`r` of the matrix), which the portal sets here and writes into the audit.
CREATE FUNCTION app.reason_controller() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('dpo_smbc', 'dpo_shg')
    AND nullif(current_setting('app.reason', true), '') IS NOT NULL
  LIMIT 1
$$;

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

DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['app.reason_controller()', 'app.withdrawal_effects_by_staff(uuid, uuid, timestamptz)']::regprocedure[] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.reason_controller(), app.withdrawal_effects_by_staff(uuid, uuid, timestamptz) TO portal_staff;
SET LOCAL ROLE portal_owner;

CREATE POLICY enquiry_staff_reason ON enquiry FOR SELECT TO portal_staff
  USING (controller = (SELECT app.reason_controller()));

-- An officer writes under the own name, never as if it had come online, and only for a case of the own
-- queues. A yes is for this enquiry: it cannot be older than it, and nobody asks a child below 13 or
-- somebody who wrote about another person (dossier 2.4). A no is always taken.
GRANT INSERT ON consent_event, receipt TO portal_staff;
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
CREATE POLICY receipt_staff_add ON receipt FOR INSERT TO portal_staff WITH CHECK (
  EXISTS (SELECT FROM enquiry e WHERE e.id = receipt.enquiry_id
    AND (e.queue = ANY ((SELECT app.my_queues())::text[]) OR e.controller = (SELECT app.reason_controller()))));
