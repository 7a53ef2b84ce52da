-- An unfinished enquiry. `id` becomes the idempotency key of the submission. After sending the row
-- stays until exit or idle end, so that the sent page can be shown again, also after a crash.
CREATE TABLE draft (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT draft_token UNIQUE
    CONSTRAINT draft_token_hash CHECK (octet_length(token_hash) = 32),
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX draft_idle ON draft (touched_at);

-- The case head: what a queue needs, nothing that names a person. The facts of its status stand
-- here; the status is a function of them (`app::domain::status`).
CREATE TABLE enquiry (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL CONSTRAINT enquiry_draft UNIQUE,
  reference text NOT NULL CONSTRAINT enquiry_reference UNIQUE
    CONSTRAINT enquiry_reference_shape CHECK (reference ~ '^[B-DF-HJ-NPR-TV-Y2-9]{3}(-[B-DF-HJ-NPR-TV-Y2-9]{3}){2}$'),
  controller text NOT NULL CONSTRAINT enquiry_controller REFERENCES controller,
  queue text NOT NULL,
  topic text NOT NULL CONSTRAINT enquiry_topic REFERENCES topic,
  other_topics text[] NOT NULL DEFAULT '{}' CONSTRAINT enquiry_other_topics CHECK (cardinality(other_topics) <= 2),
  area text NOT NULL CONSTRAINT enquiry_area REFERENCES area,
  about_whom text NOT NULL CONSTRAINT enquiry_about_whom CHECK (about_whom IN ('me', 'my_child', 'my_family', 'someone_else')),
  they_know text CONSTRAINT enquiry_they_know CHECK (they_know IN ('yes', 'no', 'not_sure')),
  children_under_19 text NOT NULL CONSTRAINT enquiry_children CHECK (children_under_19 IN ('yes', 'no', 'prefer_not')),
  send_under_25 text NOT NULL CONSTRAINT enquiry_send CHECK (send_under_25 IN ('yes', 'no', 'prefer_not', 'not_asked')),
  subject_26_or_under text CONSTRAINT enquiry_subject_26 CHECK (subject_26_or_under IN ('yes', 'no')),
  age_band text NOT NULL CONSTRAINT enquiry_age_band CHECK (age_band IN ('under_13', '13_15', '16_17', '18_24', '25_34',
    '35_44', '45_54', '55_64', '65_74', '75_plus', 'prefer_not')),
  danger_now text CONSTRAINT enquiry_danger_now CHECK (danger_now IN ('yes', 'no')),
  safe_tonight text CONSTRAINT enquiry_safe_tonight CHECK (safe_tonight IN ('yes', 'no', 'not_sure')),
  no_postcode_reason text CONSTRAINT enquiry_no_postcode CHECK (no_postcode_reason IN ('do_not_know', 'nfa', 'not_safe', 'moving', 'prefer_not')),
  connection text CONSTRAINT enquiry_connection CHECK (connection IN ('moving', 'school', 'staying', 'fled')),
  language text NOT NULL DEFAULT 'en',
  contact_route text NOT NULL CONSTRAINT enquiry_contact_route CHECK (contact_route IN ('phone', 'text', 'email', 'none_i_will_contact_you')),
  source_channel text NOT NULL DEFAULT 'online' CONSTRAINT enquiry_source CHECK (source_channel IN ('online', 'phone', 'face_to_face')),
  priority text NOT NULL CONSTRAINT enquiry_priority CHECK (priority IN ('urgent', 'soon', 'normal')),
  flags text[] NOT NULL DEFAULT '{}',
  urgent boolean NOT NULL,
  -- The resident sent it to the other team than the one suggested.
  team_switched boolean NOT NULL DEFAULT false,
  notice_version_id uuid NOT NULL CONSTRAINT enquiry_notice REFERENCES notice_version,
  received_at timestamptz NOT NULL,
  first_look_due timestamptz NOT NULL,
  -- Last day the form is kept (FH-FORM, TPA-FORM), a London date.
  form_last_day date NOT NULL,
  suggested_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  confirmed_by uuid CONSTRAINT enquiry_confirmed_by REFERENCES staff,
  started_at timestamptz,
  started_by uuid CONSTRAINT enquiry_started_by REFERENCES staff,
  waiting_since timestamptz,
  waiting_by uuid CONSTRAINT enquiry_waiting_by REFERENCES staff,
  closed_at timestamptz,
  closed_by uuid CONSTRAINT enquiry_closed_by REFERENCES staff,
  outcome text CONSTRAINT enquiry_outcome CHECK (outcome IN ('info_given', 'signposted', 'support_accepted',
    'intervention', 'no_further_action', 'could_not_contact', 'not_ours', 'withdrawn')),
  casefile_reference text,
  withdrawn_at timestamptz,
  assigned_to uuid CONSTRAINT enquiry_assigned_to REFERENCES staff,
  assigned_at timestamptz,
  -- Rises with every change by a person, so that two people never overwrite each other.
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT enquiry_queue FOREIGN KEY (queue, controller) REFERENCES queue (code, controller),
  CONSTRAINT enquiry_confirmed_has_actor CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CONSTRAINT enquiry_started_has_actor CHECK ((started_at IS NULL) = (started_by IS NULL)),
  CONSTRAINT enquiry_waiting_has_actor CHECK ((waiting_since IS NULL) = (waiting_by IS NULL)),
  CONSTRAINT enquiry_closed_has_actor CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CONSTRAINT enquiry_closed_has_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT enquiry_assigned_pair CHECK ((assigned_to IS NULL) = (assigned_at IS NULL)),
  CONSTRAINT enquiry_confirmed_first CHECK (confirmed_at IS NOT NULL OR (started_at IS NULL AND waiting_since IS NULL AND closed_at IS NULL)),
  CONSTRAINT enquiry_intervention_has_casefile CHECK (outcome IS DISTINCT FROM 'intervention' OR coalesce(length(casefile_reference), 0) > 0)
);
-- Open work of a queue: urgent first, then by target; the order of the page and of its keyset.
CREATE INDEX enquiry_open ON enquiry (queue, urgent DESC, first_look_due, id) WHERE closed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX enquiry_open_mine ON enquiry (assigned_to, first_look_due) WHERE closed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX enquiry_open_flagged ON enquiry (controller) WHERE closed_at IS NULL AND withdrawn_at IS NULL AND flags <> '{}';
CREATE INDEX enquiry_form_last_day ON enquiry (form_last_day);

-- Each enquiry's own key, wrapped by a master key that is never in the database.
CREATE TABLE data_key (
  enquiry_id uuid PRIMARY KEY CONSTRAINT data_key_enquiry REFERENCES enquiry,
  epoch integer NOT NULL,
  wrapped bytea NOT NULL
);
CREATE INDEX data_key_epoch ON data_key (epoch);

-- What a person wrote, sealed field by field; every version kept (T41).
CREATE TABLE enquiry_content (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT enquiry_content_enquiry REFERENCES enquiry,
  version integer NOT NULL CONSTRAINT enquiry_content_version CHECK (version > 0),
  recorded_at timestamptz NOT NULL,
  name bytea NOT NULL,
  phone bytea,
  email bytea,
  postcode bytea,
  adjustments bytea,
  message bytea,
  -- How much is hidden behind the click, without showing it.
  message_words integer NOT NULL DEFAULT 0,
  CONSTRAINT enquiry_content_once UNIQUE (enquiry_id, version)
);

-- Safe-contact wishes (codes, times, word, what to do if someone else answers), sealed; every version kept.
CREATE TABLE safe_contact (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT safe_contact_enquiry REFERENCES enquiry,
  version integer NOT NULL CONSTRAINT safe_contact_version CHECK (version > 0),
  recorded_at timestamptz NOT NULL,
  wishes bytea NOT NULL,
  CONSTRAINT safe_contact_once UNIQUE (enquiry_id, version)
);

-- Keyed hashes to find a case by what a person says on the phone, without storing it readable.
CREATE TABLE blind_index (
  enquiry_id uuid NOT NULL CONSTRAINT blind_index_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT blind_index_kind CHECK (kind IN ('name', 'name_word', 'phone', 'email', 'postcode')),
  hash bytea NOT NULL,
  PRIMARY KEY (enquiry_id, kind, hash)
);
CREATE INDEX blind_index_find ON blind_index (kind, hash);

CREATE TABLE routing_suggestion (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT routing_suggestion_enquiry REFERENCES enquiry
    CONSTRAINT routing_suggestion_once UNIQUE,
  table_version integer NOT NULL CONSTRAINT routing_suggestion_table REFERENCES routing_table,
  rule text NOT NULL,
  queue text NOT NULL CONSTRAINT routing_suggestion_queue REFERENCES queue,
  controller text NOT NULL CONSTRAINT routing_suggestion_controller REFERENCES controller,
  flags text[] NOT NULL,
  -- What fills the places of the reasons (area, topic, sector, share): codes, nothing personal.
  reason_args jsonb NOT NULL,
  at timestamptz NOT NULL
);

-- A named person's answer to the suggestion (F20, T50). The reason is sealed: people write names in reasons.
CREATE TABLE routing_decision (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT routing_decision_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT routing_decision_kind CHECK (kind IN ('confirmed', 'changed')),
  from_queue text NOT NULL CONSTRAINT routing_decision_from REFERENCES queue,
  to_queue text NOT NULL CONSTRAINT routing_decision_to REFERENCES queue,
  reason bytea,
  actor_id uuid NOT NULL CONSTRAINT routing_decision_actor REFERENCES staff,
  at timestamptz NOT NULL,
  CONSTRAINT routing_decision_reason CHECK (kind = 'confirmed' OR reason IS NOT NULL)
);
CREATE INDEX routing_decision_of ON routing_decision (enquiry_id, at);

CREATE TABLE status_change (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT status_change_enquiry REFERENCES enquiry,
  status text NOT NULL CONSTRAINT status_change_status CHECK (status IN ('submitted', 'suggested', 'confirmed', 'in_progress',
    'waiting_for_resident', 'closed', 'restricted', 'on_hold', 'transferred', 'withdrawn_by_resident')),
  actor_kind text NOT NULL CONSTRAINT status_change_actor_kind CHECK (actor_kind IN ('resident', 'rule', 'staff')),
  actor_id uuid CONSTRAINT status_change_actor REFERENCES staff,
  at timestamptz NOT NULL,
  CONSTRAINT status_change_staff_named CHECK ((actor_kind = 'staff') = (actor_id IS NOT NULL)),
  -- Only a human leaves `suggested` (F20, T50); the resident acts by sending and withdrawing only.
  CONSTRAINT status_change_has_actor CHECK (
    (status = 'submitted' AND actor_kind IN ('resident', 'staff'))
    OR (status = 'suggested' AND actor_kind = 'rule')
    OR (status = 'withdrawn_by_resident' AND actor_kind IN ('resident', 'staff'))
    OR (actor_kind = 'staff' AND actor_id IS NOT NULL))
);
CREATE INDEX status_change_of ON status_change (enquiry_id, at);

CREATE TABLE contact_log (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT contact_log_enquiry REFERENCES enquiry,
  at timestamptz NOT NULL,
  channel text NOT NULL CONSTRAINT contact_log_channel CHECK (channel IN ('phone', 'text', 'email', 'face_to_face', 'letter')),
  direction text NOT NULL CONSTRAINT contact_log_direction CHECK (direction IN ('out', 'in')),
  result text NOT NULL CONSTRAINT contact_log_result CHECK (result IN ('spoke', 'no_answer', 'voicemail_left', 'someone_else', 'sent', 'wrong_number', 'arranged')),
  rules_acknowledged boolean NOT NULL,
  -- Why contact was made outside the safe times, sealed.
  outside_reason bytea,
  note bytea,
  actor_id uuid NOT NULL CONSTRAINT contact_log_actor REFERENCES staff,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX contact_log_of ON contact_log (enquiry_id, at);

CREATE TABLE note (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT note_enquiry REFERENCES enquiry,
  body bytea NOT NULL,
  actor_id uuid NOT NULL CONSTRAINT note_actor REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX note_of ON note (enquiry_id, at);

-- Something a person must do. Made by rules and by people; done by people only.
CREATE TABLE task (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT task_enquiry REFERENCES enquiry,
  kind text NOT NULL CONSTRAINT task_kind CHECK (kind ~ '^[a-z_]{3,40}$'),
  for_role text,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by uuid CONSTRAINT task_done_by REFERENCES staff,
  CONSTRAINT task_done_has_actor CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX task_open ON task (enquiry_id) WHERE done_at IS NULL;

CREATE TABLE assignment (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT assignment_enquiry REFERENCES enquiry,
  staff_id uuid CONSTRAINT assignment_staff REFERENCES staff,
  actor_id uuid NOT NULL CONSTRAINT assignment_actor REFERENCES staff,
  at timestamptz NOT NULL
);
CREATE INDEX assignment_of ON assignment (enquiry_id, at);
