-- What enquiries point at: the two organisations, areas, queues, topics, routing tables, postcodes, notices, wordings.

CREATE TABLE controller (
  code text PRIMARY KEY CONSTRAINT controller_code CHECK (code IN ('SMBC', 'TPA')),
  name text NOT NULL
);
INSERT INTO controller VALUES ('SMBC', 'Stockport Council'), ('TPA', 'The Prevention Alliance');
GRANT SELECT ON controller TO portal_web, portal_staff, portal_worker;

CREATE TABLE area (
  code text PRIMARY KEY,
  name text NOT NULL
);
INSERT INTO area VALUES
  ('CEN', 'Stockport Central'), ('HRE', 'Heatons and Reddish'), ('WER', 'Werneth'), ('MAR', 'Marple'),
  ('STH', 'Stepping Hill'), ('CHE', 'Cheadle'), ('BRA', 'Bramhall and Cheadle Hulme South'),
  ('BOR', 'Stockport, area not known'), ('OUT', 'Outside Stockport'), ('UNK', 'Not known');
GRANT SELECT ON area TO portal_web, portal_staff, portal_worker;

CREATE TABLE queue (
  code text PRIMARY KEY,
  controller text NOT NULL CONSTRAINT queue_controller REFERENCES controller,
  name text NOT NULL,
  CONSTRAINT queue_code_controller UNIQUE (code, controller)
);
INSERT INTO queue VALUES
  ('FH-CEN', 'SMBC', 'Family Hub – Stockport Central'), ('FH-HRE', 'SMBC', 'Family Hub – Heatons and Reddish'),
  ('FH-WER', 'SMBC', 'Family Hub – Werneth'), ('FH-MAR', 'SMBC', 'Family Hub – Marple'),
  ('FH-STH', 'SMBC', 'Family Hub – Stepping Hill'), ('FH-CHE', 'SMBC', 'Family Hub – Cheadle'),
  ('FH-BRA', 'SMBC', 'Family Hub – Bramhall and Cheadle Hulme South'),
  ('FH-BOR', 'SMBC', 'Family Hub – whole borough'), ('TPA-SSH', 'TPA', 'Stockport Support Hub'),
  ('TPA-YS', 'TPA', 'Your Support');
GRANT SELECT ON queue TO portal_web, portal_staff, portal_worker;
GRANT SELECT ON queue TO portal_definer;

CREATE TABLE topic (
  code text PRIMARY KEY
);
INSERT INTO topic SELECT unnest(ARRAY['PREG', 'FEED', 'PERI', 'PLAY', 'TALK', 'CHILDCARE', 'HEALTH', 'PARENT',
  'CONFLICT', 'SEND', 'SCHOOL', 'CYPMH', 'YOUTH', 'CARER', 'DA', 'MONEY', 'HOME', 'CLUTTER', 'LONELY', 'WELLB',
  'SUBST', 'SMOKE', 'WORK', 'INDEP', 'JUSTICE', 'OTHER']);
GRANT SELECT ON topic TO portal_web, portal_staff, portal_worker;

-- The decision table in force when an enquiry was suggested: immutable, hashed.
CREATE TABLE routing_table (
  version integer PRIMARY KEY CONSTRAINT routing_table_version CHECK (version > 0),
  body jsonb NOT NULL,
  sha256 bytea NOT NULL CONSTRAINT routing_table_sha256 CHECK (octet_length(sha256) = 32),
  published_at timestamptz NOT NULL
);
CALL migration.append_only('routing_table');
GRANT SELECT ON routing_table TO portal_web, portal_staff;
GRANT SELECT, INSERT ON routing_table TO portal_definer;

-- A loaded postcode directory. The newest generation counts; an import adds one and removes the old
-- in one transaction, so that nobody meets half a directory.
CREATE TABLE postcode_generation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  row_count bigint NOT NULL,
  loaded_at timestamptz NOT NULL
);
GRANT SELECT ON postcode_generation TO portal_web, portal_staff;

CREATE TABLE postcode (
  generation integer NOT NULL CONSTRAINT postcode_generation REFERENCES postcode_generation,
  code text NOT NULL CONSTRAINT postcode_code CHECK (code ~ '^[A-Z0-9]{5,7}$'),
  area text NOT NULL CONSTRAINT postcode_area REFERENCES area,
  PRIMARY KEY (generation, code)
);
GRANT SELECT ON postcode TO portal_web, portal_staff;

-- Notices: immutable versions, each at its own address for ever (seed F25).
CREATE TABLE notice_version (
  id uuid PRIMARY KEY,
  notice text NOT NULL CONSTRAINT notice_version_notice CHECK (notice IN ('family-hubs', 'prevention-alliance')),
  controller text NOT NULL CONSTRAINT notice_version_controller REFERENCES controller,
  version integer NOT NULL CONSTRAINT notice_version_version CHECK (version > 0),
  body jsonb NOT NULL,
  sha256 bytea NOT NULL CONSTRAINT notice_version_sha256 CHECK (octet_length(sha256) = 32),
  check_code text NOT NULL CONSTRAINT notice_version_check_code UNIQUE,
  valid_from timestamptz NOT NULL,
  -- A change of substance asks people with a live yes again (feature C5).
  substance boolean NOT NULL DEFAULT false,
  CONSTRAINT notice_version_once UNIQUE (notice, version)
);
CALL migration.append_only('notice_version');
GRANT SELECT ON notice_version TO portal_web, portal_staff, portal_worker;
GRANT SELECT, INSERT ON notice_version TO portal_definer;

-- Every consent sentence, per language and named organisation: immutable and hashed, because it is evidence.
CREATE TABLE wording (
  id uuid PRIMARY KEY,
  purpose_code text NOT NULL,
  controller text NOT NULL CONSTRAINT wording_controller REFERENCES controller,
  recipient text NOT NULL DEFAULT '',
  language text NOT NULL,
  version integer NOT NULL CONSTRAINT wording_version CHECK (version > 0),
  body jsonb NOT NULL,
  sha256 bytea NOT NULL CONSTRAINT wording_sha256 CHECK (octet_length(sha256) = 32),
  created_at timestamptz NOT NULL,
  CONSTRAINT wording_once UNIQUE (purpose_code, controller, recipient, language, version, sha256)
);
CALL migration.append_only('wording');
GRANT SELECT ON wording TO portal_web, portal_staff, portal_worker;
GRANT INSERT ON wording TO portal_definer;
