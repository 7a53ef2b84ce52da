-- Equality answers: apart, under a name that only the passphrase can make (rule 6.4). No time finer than the
-- quarter, nothing that points at an enquiry.

CREATE SCHEMA equality;
GRANT USAGE ON SCHEMA equality TO portal_equality, portal_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA equality GRANT SELECT ON TABLES TO portal_backup;

CREATE TABLE equality.answer (
  equality_key bytea PRIMARY KEY CONSTRAINT answer_key CHECK (octet_length(equality_key) = 32),
  controller text NOT NULL CONSTRAINT answer_controller CHECK (controller IN ('SMBC', 'TPA')),
  quarter text NOT NULL CONSTRAINT answer_quarter CHECK (quarter ~ '^[0-9]{4}Q[1-4]$'),
  answers jsonb NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON equality.answer TO portal_equality;
