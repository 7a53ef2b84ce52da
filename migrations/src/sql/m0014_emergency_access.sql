-- Emergency access (feature E12, seed T26, rule 8.4): somebody at work opens one case outside their scope. With a
-- reason, for 24 hours, managers told at once. Restricted cases, and those that few people see, are not opened by it.

CREATE TABLE emergency_access (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT emergency_access_enquiry REFERENCES enquiry,
  staff_id uuid NOT NULL CONSTRAINT emergency_access_staff REFERENCES staff,
  controller text NOT NULL CONSTRAINT emergency_access_controller REFERENCES controller,
  -- Sealed under a key of its own: whoever gives the reason does not see the case yet.
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  reason bytea NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- To how many managers a message went at once.
  told integer NOT NULL CONSTRAINT emergency_access_told CHECK (told >= 0),
  ended_at timestamptz,
  ended_by uuid CONSTRAINT emergency_access_ended_by REFERENCES staff,
  CONSTRAINT emergency_access_a_day CHECK (ends_at > opened_at AND ends_at <= opened_at + interval '24 hours'),
  CONSTRAINT emergency_access_ended_whole CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX emergency_access_report ON emergency_access (controller, opened_at DESC, id DESC);
CREATE INDEX emergency_access_of ON emergency_access (staff_id, ends_at) WHERE ended_at IS NULL;
CALL migration.protect('emergency_access');
CALL migration.let_retention_delete('emergency_access');
-- One's own; a manager those of the organisation.
GRANT SELECT ON emergency_access TO portal_staff;
CREATE POLICY emergency_access_staff_read ON emergency_access FOR SELECT TO portal_staff USING (
  staff_id = (SELECT app.actor()) OR (controller = (SELECT app.my_controller()) AND (SELECT app.is_manager())));
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by) ON emergency_access TO portal_definer;

-- 'done'; 'none': no such case here, or one that is not opened this way; 'scope': it is in sight anyway;
-- 'open': it is open this way already.
CREATE FUNCTION app.open_emergency_access(p_id uuid, p_reference text, p_epoch integer, p_wrapped bytea, p_reason bytea,
  p_outbox uuid[], p_epochs integer[], p_keys bytea[], p_payloads bytea[], OUT answer text, OUT enquiry uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_case enquiry;
BEGIN
  IF NOT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
      WHERE s.id = app.actor() AND s.ended_at IS NULL
        AND r.role IN ('triage_fh', 'triage_tpa', 'manager_fh', 'manager_tpa', 'safeguarding_lead')) THEN
    RAISE EXCEPTION 'this is not the actor''s to open' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('emergency access ' || app.actor()::text, 0));
  SELECT e.* INTO v_case FROM enquiry e WHERE e.reference = p_reference AND e.controller = app.my_controller();
  IF v_case.id IS NULL THEN
    answer := 'none';
  ELSIF app.in_sight(v_case, app.my_queues(), app.lead_controller(), app.is_manager()) THEN
    answer := 'scope';
  ELSIF v_case.restricted_at IS NOT NULL OR v_case.narrowed_at IS NOT NULL THEN
    answer := 'none';
  ELSIF v_case.id = ANY (app.my_emergency_access()) THEN
    answer := 'open';
  ELSE
    INSERT INTO emergency_access (id, enquiry_id, staff_id, controller, key_epoch, wrapped_key, reason, opened_at, ends_at, told)
    VALUES (p_id, v_case.id, app.actor(), v_case.controller, p_epoch, p_wrapped, p_reason, app.clock(),
      app.clock() + interval '24 hours', cardinality(p_outbox));
    PERFORM app.queue_mail_to_staff('glass_broken', p_outbox, p_epochs, p_keys, p_payloads);
    answer := 'done';
    enquiry := v_case.id;
  END IF;
END $$;

-- Ended early, by whoever opened it or a manager. 'done', or 'meanwhile'.
CREATE FUNCTION app.end_emergency_access(p_id uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE emergency_access SET ended_at = app.clock(), ended_by = app.actor()
  WHERE id = p_id AND ended_at IS NULL AND ends_at > app.clock()
    AND (staff_id = app.actor() OR (app.is_manager() AND controller = app.my_controller()));
  RETURN CASE WHEN FOUND THEN 'done' ELSE 'meanwhile' END;
END $$;

GRANT EXECUTE ON FUNCTION app.open_emergency_access, app.end_emergency_access TO portal_staff;
CALL migration.own_definers();
