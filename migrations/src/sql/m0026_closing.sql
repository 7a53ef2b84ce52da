-- A case with danger does not end in silence: somebody was spoken or written to, or a second
-- person agrees that it ends without.

CREATE TABLE closing_agreement (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT closing_agreement_enquiry REFERENCES enquiry,
  agreed_by uuid NOT NULL CONSTRAINT closing_agreement_agreed_by REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX closing_agreement_of ON closing_agreement (enquiry_id, at);
CALL migration.protect('closing_agreement');
CALL migration.let_retention_delete('closing_agreement');
CALL migration.append_only('closing_agreement');
GRANT SELECT, INSERT ON closing_agreement TO portal_staff;
CREATE POLICY closing_agreement_staff_read ON closing_agreement FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
-- By a manager of the organisation, or its lead where the lead sees the case; under the own name.
CREATE POLICY closing_agreement_staff_add ON closing_agreement FOR INSERT TO portal_staff
  WITH CHECK (agreed_by = (SELECT app.actor())
    AND EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id AND e.restricted_at IS NULL AND e.closed_at IS NULL
      AND ((SELECT app.is_manager()) OR e.controller = (SELECT app.lead_controller()))));
CREATE POLICY closing_agreement_not_by_emergency_access ON closing_agreement AS RESTRICTIVE FOR INSERT TO portal_staff
  WITH CHECK (NOT coalesce(app.only_by_emergency_access(enquiry_id), false));
GRANT SELECT ON closing_agreement TO portal_definer;

-- Whether the person was spoken to, or written to by us.
CREATE FUNCTION app.was_reached(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM contact_log c WHERE c.enquiry_id = p_enquiry
    AND (c.result IN ('spoke', 'arranged') OR (c.result = 'sent' AND c.direction = 'out')))
$$;

-- Danger by the answers as they were given, or by a flag that was added.
CREATE FUNCTION app.had_danger(e enquiry) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT e.flags && ARRAY['danger_now', 'no_safe_place_tonight']
    OR coalesce(e.danger_now = 'yes', false) OR coalesce(e.safe_tonight = 'no', false)
$$;

-- An agreement counts since the case was opened last, and never for the closing of the person who gave it.
CREATE FUNCTION app.closing_agreed(p_enquiry uuid, p_closer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM closing_agreement a WHERE a.enquiry_id = p_enquiry AND a.agreed_by <> p_closer
    AND a.at > coalesce((SELECT max(s.at) FROM status_change s WHERE s.enquiry_id = p_enquiry AND s.status = 'closed'), '-infinity'))
$$;

CREATE FUNCTION app.refuse_silent_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.had_danger(NEW) AND NOT app.was_reached(NEW.id) AND NOT app.closing_agreed(NEW.id, NEW.closed_by) THEN
    RAISE EXCEPTION 'a case with danger ends after a contact, or when a second person agrees'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_danger_contact';
  END IF;
  RETURN NEW;
END $$;
-- A hand-over is not an end: the other organisation goes on with it.
CREATE TRIGGER enquiry_danger_contact BEFORE UPDATE OF closed_at ON enquiry FOR EACH ROW
  WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND NEW.transferred_at IS NULL)
  EXECUTE FUNCTION app.refuse_silent_end();

-- What a person's own page may say of how it went: whether they were reached, and whether anybody tried.
CREATE FUNCTION app.manage_contacts() RETURNS TABLE (reached boolean, tried boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.was_reached(app.manage_enquiry()),
    EXISTS (SELECT FROM contact_log c WHERE c.enquiry_id = app.manage_enquiry() AND c.direction = 'out')
$$;

GRANT EXECUTE ON FUNCTION app.was_reached, app.had_danger, app.closing_agreed, app.refuse_silent_end TO portal_staff, portal_definer;
GRANT EXECUTE ON FUNCTION app.manage_contacts TO portal_web;
CALL migration.own_definers();
