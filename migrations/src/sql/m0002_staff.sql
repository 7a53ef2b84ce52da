-- People who work enquiries. Every account belongs to one organisation (dossier 9).
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
  ended_at timestamptz
);

CREATE TABLE staff_role (
  staff_id uuid NOT NULL CONSTRAINT staff_role_staff REFERENCES staff,
  role text NOT NULL CONSTRAINT staff_role_role CHECK (role IN ('triage_fh', 'triage_tpa', 'manager_fh', 'manager_tpa',
    'safeguarding_lead', 'dpo_smbc', 'dpo_shg', 'records', 'admin', 'analyst', 'auditor')),
  PRIMARY KEY (staff_id, role)
);

CREATE TABLE staff_queue (
  staff_id uuid NOT NULL CONSTRAINT staff_queue_staff REFERENCES staff,
  queue text NOT NULL CONSTRAINT staff_queue_queue REFERENCES queue,
  PRIMARY KEY (staff_id, queue)
);

-- A signed-in browser: the cookie's value is stored only as a hash.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY CONSTRAINT session_token_hash CHECK (octet_length(token_hash) = 32),
  staff_id uuid NOT NULL CONSTRAINT session_staff REFERENCES staff,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_open ON session (staff_id) WHERE ended_at IS NULL;

-- Sign-in tries by account name (hashed: a mistyped name may be a password) and by address class.
CREATE TABLE sign_in_try (
  id uuid PRIMARY KEY,
  name_hash bytea NOT NULL,
  at timestamptz NOT NULL,
  ok boolean NOT NULL
);
CREATE INDEX sign_in_try_recent ON sign_in_try (name_hash, at DESC);

-- Nobody holds `admin` with any casework role (dossier 9).
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
