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
  -- Why it was refused: a code of safe_contact_options.csv, or a class of mail fault. No text of the server's.
  reason text CONSTRAINT outbox_reason CHECK (reason ~ '^[a-z0-9_]{2,40}$')
);
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';
CREATE INDEX outbox_of ON outbox (enquiry_id) WHERE enquiry_id IS NOT NULL;

-- Every look and act. No content, no names: ids, codes, times.
CREATE TABLE audit_event (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CONSTRAINT audit_event_actor_kind CHECK (actor_kind IN ('visitor', 'resident', 'staff', 'system')),
  actor_id uuid,
  controller text CONSTRAINT audit_event_controller CHECK (controller IN ('SMBC', 'TPA')),
  action text NOT NULL CONSTRAINT audit_event_action CHECK (action ~ '^[a-z_.]{3,60}$'),
  -- No foreign key: the record of a look outlives the record looked at.
  enquiry_id uuid,
  -- Processing activity (A1 to A13) this rests on (T55).
  activity text CONSTRAINT audit_event_activity CHECK (activity ~ '^A[0-9]{1,2}$'),
  reason text,
  ip_class text,
  detail jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT audit_event_staff_named CHECK ((actor_kind = 'staff') = (actor_id IS NOT NULL))
);
CREATE INDEX audit_event_of ON audit_event (enquiry_id, at) WHERE enquiry_id IS NOT NULL;
CREATE INDEX audit_event_by ON audit_event (actor_id, at) WHERE actor_id IS NOT NULL;

-- The chain over audit events, made by one sequencer behind the writers.
CREATE TABLE audit_chain (
  seq bigint PRIMARY KEY,
  event_id uuid NOT NULL CONSTRAINT audit_chain_event UNIQUE,
  -- SHA-256 of the event itself: what retention deletes leaves this behind, and the chain stays whole.
  event_hash bytea NOT NULL CONSTRAINT audit_chain_event_hash CHECK (octet_length(event_hash) = 32),
  hash bytea NOT NULL CONSTRAINT audit_chain_hash CHECK (octet_length(hash) = 32)
);
CREATE TABLE audit_checkpoint (
  seq bigint PRIMARY KEY,
  hash bytea NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  at timestamptz NOT NULL
);

-- Equality answers: apart, under a name that only the passphrase can make (dossier 6.4). No time finer
-- than the quarter, nothing that points at an enquiry.
CREATE SCHEMA equality;
CREATE TABLE equality.answer (
  equality_key bytea PRIMARY KEY CONSTRAINT answer_key CHECK (octet_length(equality_key) = 32),
  controller text NOT NULL CONSTRAINT answer_controller CHECK (controller IN ('SMBC', 'TPA')),
  quarter text NOT NULL CONSTRAINT answer_quarter CHECK (quarter ~ '^[0-9]{4}Q[1-4]$'),
  answers jsonb NOT NULL
);
