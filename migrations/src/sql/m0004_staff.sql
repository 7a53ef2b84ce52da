-- Staff: their accounts, roles and queues.

-- Every account belongs to one organisation (rule 9).
CREATE TABLE staff (
  id uuid PRIMARY KEY,
  controller text NOT NULL CONSTRAINT staff_controller REFERENCES controller,
  name text NOT NULL CONSTRAINT staff_name UNIQUE
    CONSTRAINT staff_name_shape CHECK (name = lower(name) AND length(name) BETWEEN 3 AND 64),
  display_name text NOT NULL,
  password_hash text NOT NULL,
  totp_epoch integer NOT NULL,
  totp_wrapped_key bytea NOT NULL,
  totp_secret bytea NOT NULL,
  -- The last one-time step that was used: a code counts once.
  totp_last_step bigint NOT NULL DEFAULT 0,
  training_completed_on date,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Work address, sealed under the account's own key like the one-time secret.
  email bytea,
  last_sign_in_at timestamptz,
  -- Nobody signs in with it, until a second administrator has ended it or said that it goes on.
  paused_at timestamptz,
  -- A new one-time secret that its owner has not proved yet.
  next_secret bytea,
  next_secret_at timestamptz,
  -- Recovery codes while their owner is still writing them down: sealed, minutes at most.
  codes_shown bytea,
  codes_made_at timestamptz,
  CONSTRAINT staff_next_secret_whole CHECK ((next_secret IS NULL) = (next_secret_at IS NULL)),
  CONSTRAINT staff_codes_whole CHECK (codes_shown IS NULL OR codes_made_at IS NOT NULL)
);
CALL migration.protect('staff');
GRANT SELECT (id, controller, name, display_name, ended_at) ON staff TO portal_staff;
CREATE POLICY staff_colleagues ON staff FOR SELECT TO portal_staff USING (controller = (SELECT app.my_controller()));
GRANT SELECT, INSERT, UPDATE (totp_last_step, password_hash, totp_secret, training_completed_on, last_sign_in_at,
  paused_at, ended_at, next_secret, next_secret_at, codes_shown, codes_made_at) ON staff TO portal_definer;

CREATE TABLE staff_role (
  staff_id uuid NOT NULL CONSTRAINT staff_role_staff REFERENCES staff,
  role text NOT NULL CONSTRAINT staff_role_role CHECK (role IN ('triage_fh', 'triage_tpa', 'manager_fh', 'manager_tpa',
    'safeguarding_lead', 'dpo_smbc', 'dpo_shg', 'records', 'admin', 'analyst', 'auditor')),
  PRIMARY KEY (staff_id, role)
);
CALL migration.protect('staff_role');
GRANT SELECT ON staff_role TO portal_staff;
CREATE POLICY staff_role_colleagues ON staff_role FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM staff s WHERE s.id = staff_id));
GRANT SELECT, INSERT, DELETE ON staff_role TO portal_definer;

CREATE TABLE staff_queue (
  staff_id uuid NOT NULL CONSTRAINT staff_queue_staff REFERENCES staff,
  queue text NOT NULL CONSTRAINT staff_queue_queue REFERENCES queue,
  PRIMARY KEY (staff_id, queue)
);
CALL migration.protect('staff_queue');
GRANT SELECT ON staff_queue TO portal_staff;
CREATE POLICY staff_queue_colleagues ON staff_queue FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM staff s WHERE s.id = staff_id));
GRANT SELECT, INSERT, DELETE ON staff_queue TO portal_definer;

-- Nobody holds `admin` with any casework role (rule 9).
CREATE FUNCTION app.refuse_admin_with_casework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM staff_role r WHERE r.staff_id = NEW.staff_id
             AND (r.role = 'admin') <> (NEW.role = 'admin')) THEN
    RAISE EXCEPTION 'an administrator holds no other role' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'staff_role_admin_alone';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_role_admin_alone BEFORE INSERT OR UPDATE ON staff_role
  FOR EACH ROW EXECUTE FUNCTION app.refuse_admin_with_casework();

-- A queue belongs to the organisation of the account that works it.
CREATE FUNCTION app.refuse_queue_of_other_controller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT controller FROM staff WHERE id = NEW.staff_id)
     IS DISTINCT FROM (SELECT controller FROM queue WHERE code = NEW.queue) THEN
    RAISE EXCEPTION 'the queue belongs to the other organisation' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'staff_queue_same_controller';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_queue_same_controller BEFORE INSERT OR UPDATE ON staff_queue
  FOR EACH ROW EXECUTE FUNCTION app.refuse_queue_of_other_controller();

-- An organisation never loses its last administrator, whoever asks (rule 9). One at a time: of two that
-- end each other, the second one stays.
CREATE FUNCTION app.refuse_last_admin(p_staff uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_controller text := (SELECT s.controller FROM staff s WHERE s.id = p_staff);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('last administrator of ' || v_controller, 0));
  IF NOT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
      WHERE s.controller = v_controller AND s.id <> p_staff AND s.ended_at IS NULL AND r.role = 'admin') THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_last_admin';
  END IF;
END $$;

CREATE FUNCTION app.guard_last_admin_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL
     AND EXISTS (SELECT FROM staff_role r WHERE r.staff_id = OLD.id AND r.role = 'admin') THEN
    PERFORM app.refuse_last_admin(OLD.id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_last_admin BEFORE UPDATE OF ended_at ON staff FOR EACH ROW EXECUTE FUNCTION app.guard_last_admin_account();

CREATE FUNCTION app.guard_last_admin_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role = 'admin' AND (TG_OP = 'DELETE' OR NEW.role <> 'admin' OR NEW.staff_id <> OLD.staff_id)
     AND EXISTS (SELECT FROM staff s WHERE s.id = OLD.staff_id AND s.ended_at IS NULL) THEN
    PERFORM app.refuse_last_admin(OLD.staff_id);
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER staff_role_last_admin BEFORE DELETE OR UPDATE ON staff_role FOR EACH ROW EXECUTE FUNCTION app.guard_last_admin_role();
