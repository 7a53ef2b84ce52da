-- Signing in through the organisation's own directory (OpenID Connect). An account is still made by two people; the
-- directory says who somebody is, and which of the account's roles count this time.

-- Null: all roles of the account. Otherwise those that the directory gave when this session began.
ALTER TABLE session ADD COLUMN roles text[];

-- Whose account a person of the directory has. Bound when they first come, and never to another by a name alone.
CREATE TABLE staff_sso (
  staff_id uuid PRIMARY KEY CONSTRAINT staff_sso_staff REFERENCES staff,
  issuer text NOT NULL,
  -- Keyed hash: the directory's own number of a person is nobody else's business.
  subject_hash bytea NOT NULL CONSTRAINT staff_sso_subject CHECK (octet_length(subject_hash) = 32),
  linked_at timestamptz NOT NULL,
  CONSTRAINT staff_sso_once UNIQUE (issuer, subject_hash)
);
ALTER TABLE staff_sso ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_sso FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_sso_owner ON staff_sso TO portal_owner USING (true) WITH CHECK (true);
CREATE POLICY staff_sso_definer ON staff_sso TO portal_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON staff_sso TO portal_definer;
GRANT SELECT ON staff_sso TO portal_backup;

SET LOCAL ROLE portal_definer;
CREATE OR REPLACE FUNCTION app.session_peek(p_token_hash bytea)
RETURNS TABLE (id uuid, controller text, name text, display_name text, training_completed_on date, roles text[], queues text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.controller, s.name, s.display_name, s.training_completed_on,
    ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id AND (x.roles IS NULL OR r.role = ANY (x.roles)) ORDER BY 1),
    ARRAY(SELECT sq.queue FROM staff_queue sq WHERE sq.staff_id = s.id ORDER BY 1)
  FROM session x JOIN staff s ON s.id = x.staff_id
  WHERE x.token_hash = p_token_hash AND x.ended_at IS NULL AND s.ended_at IS NULL
    AND x.touched_at > app.clock() - interval '20 minutes' AND x.created_at > app.clock() - interval '8 hours'
$$;

-- The account of a person of the directory: the one that is bound to them, else the one of this name that is bound to
-- nobody. No row: there is none, or the name belongs to somebody else.
CREATE FUNCTION app.sso_account(p_controller text, p_name text, p_issuer text, p_subject_hash bytea)
RETURNS TABLE (id uuid, training_completed_on date, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.training_completed_on, ARRAY(SELECT r.role FROM staff_role r WHERE r.staff_id = s.id ORDER BY 1)
  FROM staff s LEFT JOIN staff_sso o ON o.staff_id = s.id
  WHERE s.controller = p_controller AND s.ended_at IS NULL AND s.paused_at IS NULL
    AND CASE WHEN o.staff_id IS NOT NULL THEN o.issuer = p_issuer AND o.subject_hash = p_subject_hash
      ELSE s.name = p_name AND NOT EXISTS (SELECT FROM staff_sso other WHERE other.issuer = p_issuer AND other.subject_hash = p_subject_hash) END
$$;

-- Binds the person to the account where they are new, and opens a session with the roles that count.
CREATE FUNCTION app.open_session_by_sso(p_staff uuid, p_issuer text, p_subject_hash bytea, p_roles text[], p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(p_roles) = 0 THEN
    RETURN false;
  END IF;
  INSERT INTO staff_sso (staff_id, issuer, subject_hash, linked_at) VALUES (p_staff, p_issuer, p_subject_hash, app.clock())
  ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM staff_sso o WHERE o.staff_id = p_staff AND o.issuer = p_issuer AND o.subject_hash = p_subject_hash) THEN
    RETURN false;
  END IF;
  UPDATE staff SET last_sign_in_at = app.clock() WHERE id = p_staff AND ended_at IS NULL AND paused_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO session (token_hash, staff_id, created_at, touched_at, roles)
  VALUES (p_token_hash, p_staff, app.clock(), app.clock(), p_roles);
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION app.sso_account(text, text, text, bytea), app.open_session_by_sso(uuid, text, bytea, text[], bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sso_account(text, text, text, bytea), app.open_session_by_sso(uuid, text, bytea, text[], bytea) TO portal_staff;
SET LOCAL ROLE portal_owner;

-- An account that has ended needs no way in.
CREATE FUNCTION app.forget_sso() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM staff_sso WHERE staff_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_forget_sso AFTER UPDATE OF ended_at ON staff FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.forget_sso();
REVOKE EXECUTE ON FUNCTION app.forget_sso() FROM PUBLIC;
ALTER FUNCTION app.forget_sso() OWNER TO portal_definer;
