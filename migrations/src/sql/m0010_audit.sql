-- The audit: every look and act, and the chain over them.

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
  -- The processing activity that the act is part of (activity A1 to A23, seed T55).
  activity text CONSTRAINT audit_event_activity CHECK (activity ~ '^A[0-9]{1,2}$'),
  reason text,
  ip_class text,
  detail jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT audit_event_staff_named CHECK ((actor_kind = 'staff') = (actor_id IS NOT NULL))
);
CREATE INDEX audit_event_of ON audit_event (enquiry_id, at) WHERE enquiry_id IS NOT NULL;
CREATE INDEX audit_event_by ON audit_event (actor_id, at) WHERE actor_id IS NOT NULL;
CALL migration.protect('audit_event');
CALL migration.let_retention_delete('audit_event');
CALL migration.append_only('audit_event');
GRANT INSERT ON audit_event TO portal_web;
CREATE POLICY audit_event_web_add ON audit_event FOR INSERT TO portal_web
  WITH CHECK (actor_kind IN ('visitor', 'resident'));
GRANT SELECT (id, at, actor_kind, actor_id, controller, action, enquiry_id, reason), INSERT ON audit_event TO
  portal_staff;
CREATE POLICY audit_event_staff_read ON audit_event FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM enquiry e WHERE e.id = enquiry_id));
CREATE POLICY audit_event_staff_add ON audit_event FOR INSERT TO portal_staff
  WITH CHECK ((actor_kind = 'staff' AND actor_id = (SELECT app.actor())) OR actor_kind = 'visitor');
CREATE POLICY audit_of_concern ON audit_event AS RESTRICTIVE FOR SELECT TO portal_staff
  USING (action NOT LIKE 'concern.%' OR enquiry_id IS NULL OR app.in_audience(enquiry_id));
GRANT SELECT, INSERT ON audit_event TO portal_worker;
CREATE POLICY audit_event_worker_read ON audit_event FOR SELECT TO portal_worker USING (true);
CREATE POLICY audit_event_worker_add ON audit_event FOR INSERT TO portal_worker WITH CHECK (actor_kind = 'system');
GRANT INSERT ON audit_event TO portal_retention;
CREATE POLICY audit_event_retention_add ON audit_event FOR INSERT TO portal_retention
  WITH CHECK (actor_kind = 'system');
GRANT SELECT ON audit_event TO portal_auditor;
CREATE POLICY audit_event_auditor ON audit_event FOR SELECT TO portal_auditor USING (true);
GRANT SELECT, INSERT ON audit_event TO portal_definer;

-- The chain over audit events, made by one sequencer behind the writers.
CREATE TABLE audit_chain (
  seq bigint PRIMARY KEY,
  event_id uuid NOT NULL CONSTRAINT audit_chain_event UNIQUE,
  -- SHA-256 of the event itself: what retention deletes leaves this behind, and the chain stays whole.
  event_hash bytea NOT NULL CONSTRAINT audit_chain_event_hash CHECK (octet_length(event_hash) = 32),
  hash bytea NOT NULL CONSTRAINT audit_chain_hash CHECK (octet_length(hash) = 32)
);
CALL migration.append_only('audit_chain');
GRANT SELECT, INSERT ON audit_chain TO portal_worker;
GRANT SELECT ON audit_chain TO portal_auditor;

CREATE TABLE audit_checkpoint (
  seq bigint PRIMARY KEY,
  hash bytea NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  at timestamptz NOT NULL
);
CALL migration.append_only('audit_checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint TO portal_worker;
GRANT SELECT ON audit_checkpoint TO portal_auditor;
