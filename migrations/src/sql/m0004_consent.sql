-- The consent ledger, column by column as the dossier's table has it.
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

-- Coming back. The passphrase opens a random secret; neither is stored readable, nor is the way to it
-- known to staff (dossier 6.4).
CREATE TABLE passphrase (
  enquiry_id uuid PRIMARY KEY CONSTRAINT passphrase_enquiry REFERENCES enquiry,
  salt bytea NOT NULL,
  -- SHA-256 of a key made from the passphrase: proves knowledge, opens nothing.
  verifier bytea NOT NULL CONSTRAINT passphrase_verifier CHECK (octet_length(verifier) = 32),
  wrapped_secret bytea NOT NULL
);

-- A link and a code that go out in one message; each opens once.
CREATE TABLE manage_token (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT manage_token_enquiry REFERENCES enquiry,
  link_hash bytea NOT NULL CONSTRAINT manage_token_link UNIQUE,
  code_hash bytea NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX manage_token_of ON manage_token (enquiry_id, expires_at);

CREATE TABLE manage_session (
  token_hash bytea PRIMARY KEY CONSTRAINT manage_session_token CHECK (octet_length(token_hash) = 32),
  enquiry_id uuid NOT NULL CONSTRAINT manage_session_enquiry REFERENCES enquiry,
  -- Which proofs were given: 'link', 'code', 'passphrase'. The level follows from them (identity_levels.csv).
  proofs text[] NOT NULL,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  ended_at timestamptz
);

-- Tries of codes and passphrases, counted per enquiry and hour (five wrong ones).
CREATE TABLE proof_try (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  enquiry_id uuid NOT NULL CONSTRAINT proof_try_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT proof_try_kind CHECK (kind IN ('code', 'passphrase')),
  at timestamptz NOT NULL,
  ok boolean NOT NULL
);
CREATE INDEX proof_try_recent ON proof_try (enquiry_id, at DESC);
