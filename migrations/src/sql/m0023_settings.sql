-- The tables that managers keep: a change is drafted, sent for approval and published by a second person
-- (permissions.csv, "edit_configuration"). What is published never changes.

-- The row of the matrix, as the database knows it.
CREATE FUNCTION app.works_on_settings() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa', 'admin'))
$$;

-- What is in force, and what will be: a version of a table never changes.
CREATE TABLE settings_version (
  table_name text NOT NULL CONSTRAINT settings_version_table CHECK (table_name IN
    ('routing', 'topics', 'areas', 'queues', 'targets', 'opening-hours', 'holidays', 'contacts', 'partners', 'message')),
  -- 1 is what came with the service.
  version integer NOT NULL CONSTRAINT settings_version_number CHECK (version > 1),
  rows jsonb NOT NULL CONSTRAINT settings_version_rows CHECK (jsonb_typeof(rows) = 'array'),
  sha256 bytea NOT NULL CONSTRAINT settings_version_sha256 CHECK (octet_length(sha256) = 32),
  -- In force from then on, until a later version is.
  begins timestamptz NOT NULL,
  why text NOT NULL,
  writers uuid[] NOT NULL CONSTRAINT settings_version_has_writers CHECK (cardinality(writers) > 0),
  approved_by uuid NOT NULL CONSTRAINT settings_version_approved_by REFERENCES staff,
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (table_name, version),
  CONSTRAINT settings_version_second_person CHECK (approved_by <> ALL (writers))
);
CALL migration.append_only('settings_version');
-- What the service works by shows to everybody; who wrote it is for staff.
GRANT SELECT (table_name, version, rows, sha256, begins) ON settings_version TO portal_web;
GRANT SELECT ON settings_version TO portal_staff;
GRANT SELECT, INSERT ON settings_version TO portal_definer;

-- One open draft a table. It may be unfinished; what is sent for approval is whole and hashed.
CREATE TABLE settings_draft (
  id uuid PRIMARY KEY,
  table_name text NOT NULL CONSTRAINT settings_draft_table CHECK (table_name IN
    ('routing', 'topics', 'areas', 'queues', 'targets', 'opening-hours', 'holidays', 'contacts', 'partners', 'message')),
  state text NOT NULL CONSTRAINT settings_draft_state CHECK (state IN ('draft', 'submitted', 'published', 'discarded')),
  rows jsonb NOT NULL CONSTRAINT settings_draft_rows CHECK (jsonb_typeof(rows) = 'array'),
  -- Null: as soon as it is approved.
  begins timestamptz,
  why text NOT NULL DEFAULT '',
  -- The version that it changes.
  based_on integer NOT NULL,
  -- Rises with every change, so that two people never overwrite each other.
  revision integer NOT NULL DEFAULT 1,
  -- Everybody who had a hand in it. None of them can be the second person.
  writers uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  submitted_by uuid CONSTRAINT settings_draft_submitted_by REFERENCES staff,
  submitted_at timestamptz,
  sha256 bytea CONSTRAINT settings_draft_sha256 CHECK (octet_length(sha256) = 32),
  returned_by uuid CONSTRAINT settings_draft_returned_by REFERENCES staff,
  returned_at timestamptz,
  returned_why text,
  version integer,
  CONSTRAINT settings_draft_submitted_whole CHECK ((state IN ('submitted', 'published')) = (submitted_by IS NOT NULL)
    AND (submitted_by IS NULL) = (submitted_at IS NULL) AND (submitted_by IS NULL) = (sha256 IS NULL)
    AND (submitted_by IS NULL OR why <> '')),
  CONSTRAINT settings_draft_returned_whole CHECK ((returned_by IS NULL) = (returned_at IS NULL)
    AND (returned_by IS NULL) = (returned_why IS NULL)),
  CONSTRAINT settings_draft_published_is_a_version CHECK ((state = 'published') = (version IS NOT NULL)),
  CONSTRAINT settings_draft_version FOREIGN KEY (table_name, version) REFERENCES settings_version
);
CREATE UNIQUE INDEX settings_draft_one_open ON settings_draft (table_name) WHERE state IN ('draft', 'submitted');
CALL migration.protect('settings_draft');
GRANT SELECT, INSERT, UPDATE (state, rows, begins, why, revision, writers, changed_at, submitted_by, submitted_at,
  sha256, returned_by, returned_at, returned_why) ON settings_draft TO portal_staff;
CREATE POLICY settings_draft_staff_read ON settings_draft FOR SELECT TO portal_staff
  USING ((SELECT app.works_on_settings()));
CREATE POLICY settings_draft_staff_begin ON settings_draft FOR INSERT TO portal_staff
  WITH CHECK ((SELECT app.works_on_settings()));
CREATE POLICY settings_draft_staff_work ON settings_draft FOR UPDATE TO portal_staff
  USING ((SELECT app.works_on_settings()));
GRANT SELECT, UPDATE (state, version) ON settings_draft TO portal_definer;

-- What a draft may become, whatever the code above it does.
CREATE FUNCTION app.guard_settings_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_wrong text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'portal_staff' AND (NEW.state <> 'draft' OR NEW.writers <> ARRAY[app.actor()]) THEN
      v_wrong := 'a draft begins under the name of whoever begins it';
    END IF;
  ELSIF OLD.state IN ('published', 'discarded') THEN
    v_wrong := 'a draft that is published or given up never changes';
  ELSIF NEW.table_name <> OLD.table_name OR NEW.based_on <> OLD.based_on THEN
    v_wrong := 'a draft stays one of its table and version';
  ELSIF NOT NEW.writers @> OLD.writers THEN
    v_wrong := 'nobody is taken off the writers of a draft';
  ELSIF (NEW.rows IS DISTINCT FROM OLD.rows OR NEW.begins IS DISTINCT FROM OLD.begins OR NEW.why IS DISTINCT FROM OLD.why)
      AND OLD.state <> 'draft' THEN
    v_wrong := 'what was sent for approval does not change';
  ELSIF current_user = 'portal_staff' AND NEW.state = 'published' THEN
    v_wrong := 'only an approval publishes';
  ELSIF current_user = 'portal_staff' AND (app.actor() = ANY (NEW.writers)) IS NOT TRUE
      AND (NEW.rows IS DISTINCT FROM OLD.rows OR NEW.begins IS DISTINCT FROM OLD.begins OR NEW.why IS DISTINCT FROM OLD.why
        OR (NEW.state = 'submitted' AND OLD.state = 'draft')) THEN
    v_wrong := 'whoever changes a draft or sends it is one of its writers';
  ELSIF current_user = 'portal_staff' AND NEW.state = 'submitted' AND OLD.state = 'draft'
      AND NEW.submitted_by IS DISTINCT FROM app.actor() THEN
    v_wrong := 'a draft is sent under one''s own name';
  END IF;
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%', v_wrong USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'settings_draft_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settings_draft_guard BEFORE INSERT OR UPDATE ON settings_draft
  FOR EACH ROW EXECUTE FUNCTION app.guard_settings_draft();

-- The newest version of a table, those to come among them. 1: what came with the service.
CREATE FUNCTION app.settings_newest(p_table text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(1, (SELECT max(v.version) FROM settings_version v WHERE v.table_name = p_table),
    CASE WHEN p_table = 'routing' THEN (SELECT max(t.version) FROM routing_table t) END)
$$;

-- The only way in which a person publishes: the rows exactly as they were sent for approval, by somebody who
-- had no hand in them. 'ok', or why not: 'changed' meanwhile, 'past' (its time is over), 'overtaken' by
-- another version.
CREATE FUNCTION app.approve_settings(p_draft uuid, p_revision integer, p_sha256 bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_draft settings_draft%ROWTYPE;
  v_begins timestamptz;
  v_version integer;
  v_body jsonb;
BEGIN
  SELECT d.* INTO v_draft FROM settings_draft d WHERE d.id = p_draft AND app.works_on_settings() FOR UPDATE;
  IF v_draft.id IS NULL THEN
    RAISE EXCEPTION 'no such draft for this person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_draft.state <> 'submitted' OR v_draft.revision <> p_revision OR v_draft.sha256 <> p_sha256 THEN
    RETURN 'changed';
  END IF;
  IF v_draft.begins < app.clock() THEN
    RETURN 'past';
  END IF;
  v_begins := coalesce(v_draft.begins, app.clock());
  IF v_draft.based_on <> app.settings_newest(v_draft.table_name) OR EXISTS (SELECT FROM settings_version v
      WHERE v.table_name = v_draft.table_name AND v.begins >= v_begins) THEN
    RETURN 'overtaken';
  END IF;
  v_version := v_draft.based_on + 1;
  -- The constraint of this table refuses one of the writers.
  INSERT INTO settings_version (table_name, version, rows, sha256, begins, why, writers, approved_by, approved_at)
  VALUES (v_draft.table_name, v_version, v_draft.rows, v_draft.sha256, v_begins, v_draft.why, v_draft.writers,
    app.actor(), app.clock());
  IF v_draft.table_name = 'routing' THEN
    -- A suggestion points at the table that made it.
    v_body := jsonb_build_object('version', v_version,
      'rules', (SELECT jsonb_agg(jsonb_build_object('code', r -> 0, 'if', r -> 1, 'queue', r -> 2, 'flags', r -> 3,
        'for_resident', r -> 4, 'for_officer', r -> 5) ORDER BY place)
        FROM jsonb_array_elements(v_draft.rows) WITH ORDINALITY AS all_rows(r, place)),
      'flags', (SELECT t.body -> 'flags' FROM routing_table t ORDER BY t.version DESC LIMIT 1));
    INSERT INTO routing_table (version, body, sha256, published_at)
    VALUES (v_version, v_body, sha256(convert_to(v_body::text, 'UTF8')), app.clock());
  END IF;
  UPDATE settings_draft SET state = 'published', version = v_version WHERE id = p_draft;
  RETURN 'ok';
END $$;

-- The words in which a partner that is new is asked for. Only what the service's own texts make of its name.
CREATE FUNCTION app.add_wording(p_id uuid, p_purpose text, p_controller text, p_recipient text, p_language text, p_version integer,
  p_body jsonb, p_sha256 bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.works_on_settings() THEN
    RAISE EXCEPTION 'not this person''s to do' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO wording (id, purpose_code, controller, recipient, language, version, body, sha256, created_at)
  VALUES (p_id, p_purpose, p_controller, p_recipient, p_language, p_version, p_body, p_sha256, app.clock())
  ON CONFLICT DO NOTHING;
END $$;

-- Who had a hand in a table: managers of both organisations work on it together.
CREATE FUNCTION app.settings_people() RETURNS TABLE (id uuid, display_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.display_name FROM staff s
  WHERE app.works_on_settings() AND s.id IN (
    SELECT unnest(d.writers || ARRAY[d.submitted_by, d.returned_by]) FROM settings_draft d WHERE d.state IN ('draft', 'submitted')
    UNION SELECT unnest(v.writers || v.approved_by) FROM settings_version v)
$$;

-- What was restricted or taken back is left alone. What routing looked at in the other enquiries of the past, without anything that says whose they were: for trying a
-- table before it is published. In the order of ids, which is that of time.
CREATE FUNCTION app.routing_past(p_since timestamptz, p_after uuid, p_limit integer)
RETURNS TABLE (id uuid, topic text, other_topics text[], age_band text, children text, send25 text, subject_26 text,
  connection text, danger_now text, safe_tonight text, no_postcode_reason text, about_whom text, safe_contact boolean, place jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.topic, e.other_topics, e.age_band, e.children_under_19, e.send_under_25, e.subject_26_or_under, e.connection,
    e.danger_now, e.safe_tonight, e.no_postcode_reason, e.about_whom, 'safe_contact_rules' = ANY (s.flags), s.reason_args -> 'place'
  FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id
  WHERE app.works_on_settings() AND e.received_at >= p_since AND e.restricted_at IS NULL AND e.withdrawn_at IS NULL AND (p_after IS NULL OR e.id > p_after)
  ORDER BY e.id LIMIT p_limit
$$;

-- How often a person changed what a rule suggested, by month: numbers only.
CREATE FUNCTION app.routing_changes(p_since timestamptz)
RETURNS TABLE (month date, rule text, suggested bigint, changed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT date_trunc('month', s.at AT TIME ZONE 'Europe/London')::date, s.rule, count(*),
    count(*) FILTER (WHERE EXISTS (SELECT FROM routing_decision d WHERE d.enquiry_id = s.enquiry_id AND d.to_queue <> s.queue))
  FROM routing_suggestion s
  WHERE app.works_on_settings() AND s.at >= p_since
  GROUP BY 1, 2
$$;

GRANT EXECUTE ON FUNCTION app.works_on_settings, app.settings_newest, app.approve_settings, app.add_wording,
  app.settings_people, app.routing_past, app.routing_changes TO portal_staff;
CALL migration.own_definers();
