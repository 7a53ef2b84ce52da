-- Who takes an enquiry back by mistake can undo it while the visit lasts, unless somebody of the team has closed it.

-- The visit in which it was taken back: no other one undoes it.
ALTER TABLE manage_session ADD COLUMN withdrew boolean NOT NULL DEFAULT false;
GRANT UPDATE (withdrew) ON manage_session TO portal_definer;

ALTER TABLE status_change DROP CONSTRAINT status_change_status;
ALTER TABLE status_change ADD CONSTRAINT status_change_status CHECK (status IN ('submitted', 'suggested', 'confirmed',
  'in_progress', 'waiting_for_resident', 'closed', 'restricted', 'on_hold', 'transferred', 'withdrawn_by_resident',
  'withdrawal_undone'));
-- Only a human leaves `suggested` (seed F20, T50); the resident acts by sending, withdrawing and undoing that.
ALTER TABLE status_change DROP CONSTRAINT status_change_has_actor;
ALTER TABLE status_change ADD CONSTRAINT status_change_has_actor CHECK (
  (status = 'submitted' AND actor_kind IN ('resident', 'staff'))
  OR (status = 'suggested' AND actor_kind = 'rule')
  OR (status = 'withdrawn_by_resident' AND actor_kind IN ('resident', 'staff'))
  OR (status = 'withdrawal_undone' AND actor_kind = 'resident')
  OR (actor_kind = 'staff' AND actor_id IS NOT NULL AND status <> 'withdrawal_undone'));

-- As before, and the visit keeps that it did so.
DROP FUNCTION app.withdraw_enquiry(uuid, uuid, timestamptz);
CREATE FUNCTION app.withdraw_enquiry(p_status uuid, p_task uuid, p_due timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  UPDATE enquiry SET withdrawn_at = app.clock(), version = version + 1
  WHERE id = v_enquiry AND withdrawn_at IS NULL AND closed_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE manage_session SET withdrew = true
  WHERE token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex');
  INSERT INTO status_change (id, enquiry_id, status, actor_kind, at) VALUES (p_status, v_enquiry, 'withdrawn_by_resident', 'resident', app.clock());
  -- A way back in may still go out; everything else is for nothing now.
  UPDATE outbox SET state = 'cancelled', state_at = app.clock(), reason = 'enquiry_withdrawn', leased_until = NULL
  WHERE enquiry_id = v_enquiry AND state = 'queued' AND kind <> 'manage_link';
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'enquiry_withdrawn', p_due, app.clock());
  RETURN true;
END $$;

-- Whether this visit took the enquiry back, and nobody has closed or stopped it since.
CREATE FUNCTION app.may_undo_withdrawal() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM manage_session s JOIN enquiry e ON e.id = s.enquiry_id
    WHERE s.token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex') AND s.withdrew
      AND e.id = app.manage_enquiry() AND e.withdrawn_at IS NOT NULL AND e.closed_at IS NULL AND e.restricted_at IS NULL)
$$;

GRANT DELETE ON task TO portal_definer;

-- The enquiry is worked on again. What ended by taking it back stays ended: consents, hand-overs, messages. The task
-- to stop and close gives way to one to go on. False when it cannot be undone any more.
CREATE FUNCTION app.undo_withdrawal(p_status uuid, p_task uuid, p_due timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT app.may_undo_withdrawal() THEN
    RETURN false;
  END IF;
  -- Asked again on the row itself: somebody may be closing it at this moment.
  UPDATE enquiry SET withdrawn_at = NULL, version = version + 1
  WHERE id = v_enquiry AND withdrawn_at IS NOT NULL AND closed_at IS NULL AND restricted_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE manage_session SET withdrew = false
  WHERE token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex');
  INSERT INTO status_change (id, enquiry_id, status, actor_kind, at) VALUES (p_status, v_enquiry, 'withdrawal_undone', 'resident', app.clock());
  DELETE FROM task WHERE enquiry_id = v_enquiry AND kind = 'enquiry_withdrawn' AND done_at IS NULL;
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'withdrawal_undone', p_due, app.clock());
  RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION app.withdraw_enquiry, app.may_undo_withdrawal, app.undo_withdrawal TO portal_web;
CALL migration.own_definers();
