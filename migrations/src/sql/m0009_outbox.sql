-- Messages that leave the service.

-- Whatever leaves is a row first, written in the transaction that caused it. The payload is sealed
-- under a key of its own, wrapped like a draft's.
CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  enquiry_id uuid CONSTRAINT outbox_enquiry REFERENCES enquiry,
  channel text NOT NULL CONSTRAINT outbox_channel CHECK (channel IN ('email')),
  kind text NOT NULL CONSTRAINT outbox_kind CHECK (kind ~ '^[a-z_]{3,40}$'),
  -- The consent this message rests on, if any: withdrawing it cancels what is queued.
  purpose_code text,
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  payload bytea NOT NULL,
  created_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  -- After this the message makes no sense any more (a link that has run out).
  expires_at timestamptz,
  leased_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'queued' CONSTRAINT outbox_state CHECK (state IN ('queued', 'sent', 'refused', 'cancelled', 'expired', 'dead')),
  state_at timestamptz NOT NULL,
  -- Why it was refused: the code of a wish about contact, or a class of mail fault. No text of the server's.
  reason text CONSTRAINT outbox_reason CHECK (reason ~ '^[a-z0-9_]{2,40}$')
);
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';
CREATE INDEX outbox_of ON outbox (enquiry_id) WHERE enquiry_id IS NOT NULL;
CALL migration.protect('outbox');
CALL migration.let_retention_delete('outbox');
GRANT SELECT (id, enquiry_id, kind, channel, created_at, state, state_at, reason), INSERT ON outbox TO portal_web;
CREATE POLICY outbox_web_read ON outbox FOR SELECT TO portal_web USING (enquiry_id = (SELECT app.manage_enquiry()));
CREATE POLICY outbox_web_add ON outbox FOR INSERT TO portal_web
  WITH CHECK (enquiry_id = (SELECT app.manage_enquiry()) OR app.is_new(enquiry_id));
GRANT SELECT (id, enquiry_id, kind, channel, created_at, not_before, state, state_at, reason, attempts), INSERT ON
  outbox TO portal_staff;
CREATE POLICY outbox_staff_read ON outbox FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY outbox_staff_add ON outbox FOR INSERT TO portal_staff
  WITH CHECK (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY outbox_not_by_emergency_access ON outbox AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
CREATE POLICY outbox_staff_enter ON outbox FOR INSERT TO portal_staff WITH CHECK (app.is_new_entry(enquiry_id));
GRANT SELECT, INSERT, UPDATE (not_before, leased_until, attempts, state, state_at, reason) ON outbox TO portal_worker;
CREATE POLICY outbox_worker_read ON outbox FOR SELECT TO portal_worker USING (true);
CREATE POLICY outbox_worker_work ON outbox FOR UPDATE TO portal_worker USING (true) WITH CHECK (true);
-- The worker asks how it went, and sends no other message of its own making but that a notice changed (m0022_notices).
CREATE POLICY outbox_worker_invites ON outbox FOR INSERT TO portal_worker
  WITH CHECK (kind = 'feedback' AND purpose_code = 'C3_feedback');
GRANT UPDATE (payload, state, state_at, reason) ON outbox TO portal_retention;
CREATE POLICY outbox_retention_empty ON outbox FOR UPDATE TO portal_retention
  USING (true) WITH CHECK (state <> 'queued');
GRANT SELECT, INSERT, UPDATE (state, state_at, reason, leased_until) ON outbox TO portal_definer;

-- To colleagues -----------------------------------------------------------------------------------

-- The sealed work addresses of those who hold a role in the actor's organisation.
CREATE FUNCTION app.addresses_of_roles(p_roles text[]) RETURNS TABLE (id uuid, key_epoch integer, wrapped_key bytea, email bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.totp_epoch, s.totp_wrapped_key, s.email FROM staff s
  WHERE s.controller = app.my_controller() AND s.ended_at IS NULL AND s.paused_at IS NULL AND s.email IS NOT NULL
    AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = s.id AND r.role = ANY (p_roles)
      AND r.role IN ('safeguarding_lead', 'manager_fh', 'manager_tpa'))
$$;

-- Messages to colleagues: no enquiry belongs to them, and the address is in the sealed payload. For other functions.
CREATE FUNCTION app.queue_mail_to_staff(p_kind text, p_outbox uuid[], p_epochs integer[], p_keys bytea[], p_payloads bytea[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (id, channel, kind, key_epoch, wrapped_key, payload, created_at, not_before, state_at)
  SELECT letter.id, 'email', p_kind, letter.epoch, letter.key, letter.payload, app.clock(), app.clock(), app.clock()
  FROM unnest(p_outbox, p_epochs, p_keys, p_payloads) AS letter (id, epoch, key, payload)
$$;

GRANT EXECUTE ON FUNCTION app.addresses_of_roles TO portal_staff;
CALL migration.own_definers();
