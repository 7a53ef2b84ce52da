-- Writing notices: a text is drafted, sent for approval, and published by a second person (permissions.csv,
-- "publish privacy notice version"). What is published never changes.

-- The row of the matrix, as the database knows it.
CREATE FUNCTION app.works_on_notices() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('dpo_smbc', 'dpo_shg', 'admin'))
$$;

-- One open draft a notice. The text may be unfinished; what is sent for approval is whole, numbered and hashed.
CREATE TABLE notice_draft (
  id uuid PRIMARY KEY,
  notice text NOT NULL CONSTRAINT notice_draft_notice CHECK (notice IN ('family-hubs', 'prevention-alliance')),
  controller text NOT NULL CONSTRAINT notice_draft_controller REFERENCES controller,
  state text NOT NULL CONSTRAINT notice_draft_state CHECK (state IN ('draft', 'submitted', 'published', 'discarded')),
  source text NOT NULL CONSTRAINT notice_draft_source CHECK (source IN ('desk', 'import')),
  body jsonb NOT NULL,
  -- Null: not answered yet.
  substance boolean,
  -- Rises with every change, so that two people never overwrite each other.
  revision integer NOT NULL DEFAULT 1,
  -- Everybody who had a hand in the text. None of them can be the second person.
  writers uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  submitted_by uuid CONSTRAINT notice_draft_submitted_by REFERENCES staff,
  submitted_at timestamptz,
  sha256 bytea CONSTRAINT notice_draft_sha256 CHECK (octet_length(sha256) = 32),
  check_code text,
  returned_by uuid CONSTRAINT notice_draft_returned_by REFERENCES staff,
  returned_at timestamptz,
  returned_why text,
  version_id uuid CONSTRAINT notice_draft_version REFERENCES notice_version CONSTRAINT notice_draft_version_once UNIQUE,
  CONSTRAINT notice_draft_own_notice CHECK ((notice = 'family-hubs') = (controller = 'SMBC')),
  CONSTRAINT notice_draft_submitted_whole CHECK ((state IN ('submitted', 'published')) = (submitted_by IS NOT NULL)
    AND (submitted_by IS NULL) = (submitted_at IS NULL) AND (submitted_by IS NULL) = (sha256 IS NULL)
    AND (submitted_by IS NULL) = (check_code IS NULL) AND (submitted_by IS NULL OR substance IS NOT NULL)),
  CONSTRAINT notice_draft_returned_whole CHECK ((returned_by IS NULL) = (returned_at IS NULL)
    AND (returned_by IS NULL) = (returned_why IS NULL)),
  CONSTRAINT notice_draft_published_is_a_version CHECK ((state = 'published') = (version_id IS NOT NULL))
);
CREATE UNIQUE INDEX notice_draft_one_open ON notice_draft (notice) WHERE state IN ('draft', 'submitted');
CALL migration.protect('notice_draft');
GRANT SELECT, INSERT, UPDATE (state, body, substance, revision, writers, changed_at, submitted_by, submitted_at,
  sha256, check_code, returned_by, returned_at, returned_why) ON notice_draft TO portal_staff;
CREATE POLICY notice_draft_staff_read ON notice_draft FOR SELECT TO portal_staff
  USING (controller = (SELECT app.my_controller()) AND (SELECT app.works_on_notices()));
CREATE POLICY notice_draft_staff_begin ON notice_draft FOR INSERT TO portal_staff
  WITH CHECK (controller = (SELECT app.my_controller()) AND (SELECT app.works_on_notices()));
CREATE POLICY notice_draft_staff_work ON notice_draft FOR UPDATE TO portal_staff
  USING (controller = (SELECT app.my_controller()) AND (SELECT app.works_on_notices()));
GRANT SELECT, UPDATE (state, version_id) ON notice_draft TO portal_definer;

-- Who let a version out. Never one person.
CREATE TABLE notice_approval (
  version_id uuid PRIMARY KEY CONSTRAINT notice_approval_version REFERENCES notice_version,
  controller text NOT NULL CONSTRAINT notice_approval_controller REFERENCES controller,
  writers uuid[] NOT NULL,
  approved_by uuid NOT NULL CONSTRAINT notice_approval_approved_by REFERENCES staff,
  approved_at timestamptz NOT NULL,
  CONSTRAINT notice_approval_has_writers CHECK (cardinality(writers) > 0),
  CONSTRAINT notice_approval_second_person CHECK (approved_by <> ALL (writers))
);
CALL migration.protect('notice_approval');
CALL migration.append_only('notice_approval');
GRANT SELECT ON notice_approval TO portal_staff;
CREATE POLICY notice_approval_staff_read ON notice_approval FOR SELECT TO portal_staff
  USING (controller = (SELECT app.my_controller()) AND (SELECT app.works_on_notices()));
GRANT INSERT ON notice_approval TO portal_definer;

-- How far the messages about a change of substance have come: every enquiry up to this id has been considered.
-- Nothing is kept of whom a message went to; that stands in the outbox and the audit.
CREATE TABLE reconsent_mailing (
  version_id uuid PRIMARY KEY CONSTRAINT reconsent_mailing_version REFERENCES notice_version,
  reached uuid,
  finished_at timestamptz
);
-- The messages are queued by a job when the version comes into force.
GRANT SELECT, UPDATE (reached, finished_at) ON reconsent_mailing TO portal_worker;
GRANT INSERT ON reconsent_mailing TO portal_definer;

CREATE POLICY outbox_worker_add ON outbox FOR INSERT TO portal_worker WITH CHECK (kind = 'notice_changed');

-- What a draft may become, whatever the code above it does.
CREATE FUNCTION app.guard_notice_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_wrong text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF current_user = 'portal_staff' AND (NEW.state <> 'draft' OR NEW.writers <> ARRAY[app.actor()]) THEN
      v_wrong := 'a draft begins under the name of whoever begins it';
    END IF;
  ELSIF OLD.state IN ('published', 'discarded') THEN
    v_wrong := 'a draft that is published or given up never changes';
  ELSIF NOT NEW.writers @> OLD.writers THEN
    v_wrong := 'nobody is taken off the writers of a draft';
  ELSIF (NEW.body IS DISTINCT FROM OLD.body OR NEW.substance IS DISTINCT FROM OLD.substance)
      AND OLD.state <> 'draft' THEN
    v_wrong := 'what was sent for approval does not change';
  ELSIF current_user = 'portal_staff' AND NEW.state = 'published' THEN
    v_wrong := 'only an approval publishes';
  ELSIF current_user = 'portal_staff' AND (app.actor() = ANY (NEW.writers)) IS NOT TRUE
      AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.substance IS DISTINCT FROM OLD.substance
        OR (NEW.state = 'submitted' AND OLD.state = 'draft')) THEN
    v_wrong := 'whoever changes a draft or sends it is one of its writers';
  ELSIF current_user = 'portal_staff' AND NEW.state = 'submitted' AND OLD.state = 'draft'
      AND NEW.submitted_by IS DISTINCT FROM app.actor() THEN
    v_wrong := 'a draft is sent under one''s own name';
  END IF;
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%', v_wrong USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'notice_draft_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_draft_guard BEFORE INSERT OR UPDATE ON notice_draft
  FOR EACH ROW EXECUTE FUNCTION app.guard_notice_draft();

-- The only way in which a person publishes: the text exactly as it was sent for approval, by somebody who
-- had no hand in it. 'ok', or why not: 'changed' meanwhile, 'past' (its day is over), 'overtaken' by
-- another version.
CREATE FUNCTION app.approve_notice(p_draft uuid, p_revision integer, p_sha256 bytea, p_version uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_draft notice_draft%ROWTYPE;
  v_from date;
  v_begins timestamptz;
  v_number integer;
BEGIN
  SELECT d.* INTO v_draft FROM notice_draft d
  WHERE d.id = p_draft AND d.controller = app.my_controller() AND app.works_on_notices() FOR UPDATE;
  IF v_draft.id IS NULL THEN
    RAISE EXCEPTION 'no such draft for this person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_draft.state <> 'submitted' OR v_draft.revision <> p_revision OR v_draft.sha256 <> p_sha256 THEN
    RETURN 'changed';
  END IF;
  v_from := (v_draft.body ->> 'from')::date;
  v_begins := v_from::timestamp AT TIME ZONE 'Europe/London';
  v_number := (v_draft.body ->> 'version')::integer;
  IF v_from < (app.clock() AT TIME ZONE 'Europe/London')::date THEN
    RETURN 'past';
  END IF;
  IF v_number <> 1 + (SELECT coalesce(max(n.version), 0) FROM notice_version n WHERE n.notice = v_draft.notice)
     OR EXISTS (SELECT FROM notice_version n WHERE n.notice = v_draft.notice AND n.valid_from > v_begins) THEN
    RETURN 'overtaken';
  END IF;
  INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from, substance)
  VALUES (p_version, v_draft.notice, v_draft.controller, v_number, v_draft.body, v_draft.sha256, v_draft.check_code,
    v_begins, v_draft.substance);
  -- The constraint of this table refuses one of the writers.
  INSERT INTO notice_approval (version_id, controller, writers, approved_by, approved_at)
  VALUES (p_version, v_draft.controller, v_draft.writers, app.actor(), app.clock());
  UPDATE notice_draft SET state = 'published', version_id = p_version WHERE id = p_draft;
  IF v_draft.substance THEN
    INSERT INTO reconsent_mailing (version_id) VALUES (p_version);
  END IF;
  RETURN 'ok';
END $$;

GRANT EXECUTE ON FUNCTION app.works_on_notices, app.approve_notice TO portal_staff;
CALL migration.own_definers();
