-- One review for everything that takes two people: a draft is written, sent for approval, and approved by somebody who
-- had no hand in it (the "2" in permissions.csv). What was approved never changes.

-- What is reviewed, and who may write and approve it: one row for each notice, table and so on, added by the migration
-- of the feature.
CREATE TABLE review_subject (
  kind text NOT NULL,
  subject text NOT NULL,
  -- Null: both organisations work on it together.
  controller text CONSTRAINT review_subject_controller REFERENCES controller,
  -- The roles whose cell in permissions.csv is "2".
  roles text[] NOT NULL CONSTRAINT review_subject_has_roles CHECK (cardinality(roles) > 0),
  PRIMARY KEY (kind, subject)
);
GRANT SELECT ON review_subject TO portal_definer;

-- Whether the actor may work on a subject; on any of its kind where none is named.
CREATE FUNCTION app.may_review(p_kind text, p_subject text DEFAULT NULL) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM review_subject r
    JOIN staff s ON s.id = app.actor() AND s.ended_at IS NULL AND (r.controller IS NULL OR r.controller = s.controller)
    JOIN staff_role g ON g.staff_id = s.id AND g.role = ANY (r.roles)
    WHERE r.kind = p_kind AND (p_subject IS NULL OR r.subject = p_subject))
$$;

CREATE TABLE review_draft (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  state text NOT NULL CONSTRAINT review_draft_state CHECK (state IN ('draft', 'submitted', 'published', 'discarded')),
  -- Begun by a person, or read from a file.
  source text NOT NULL CONSTRAINT review_draft_source CHECK (source IN ('staff', 'import')),
  -- May be unfinished; what is sent for approval is complete and hashed.
  body jsonb NOT NULL,
  -- Rises with every change, so that two people never overwrite each other.
  revision integer NOT NULL DEFAULT 1,
  -- Everybody who had a hand in it. None of them can approve it.
  authors uuid[] NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  submitted_by uuid CONSTRAINT review_draft_submitted_by REFERENCES staff,
  submitted_at timestamptz,
  sha256 bytea CONSTRAINT review_draft_sha256 CHECK (octet_length(sha256) = 32),
  returned_by uuid CONSTRAINT review_draft_returned_by REFERENCES staff,
  returned_at timestamptz,
  return_reason text,
  approved_by uuid CONSTRAINT review_draft_approved_by REFERENCES staff,
  approved_at timestamptz,
  version integer,
  CONSTRAINT review_draft_subject FOREIGN KEY (kind, subject) REFERENCES review_subject,
  CONSTRAINT review_draft_submission CHECK ((state IN ('submitted', 'published')) = (submitted_by IS NOT NULL)
    AND num_nulls(submitted_by, submitted_at, sha256) IN (0, 3) AND (submitted_by IS NULL OR cardinality(authors) > 0)),
  CONSTRAINT review_draft_return CHECK (num_nulls(returned_by, returned_at, return_reason) IN (0, 3)
    AND (returned_by IS NULL OR state = 'draft')),
  CONSTRAINT review_draft_approval CHECK ((state = 'published') = (approved_by IS NOT NULL)
    AND num_nulls(approved_by, approved_at, version) IN (0, 3)),
  CONSTRAINT review_draft_second_person CHECK (approved_by <> ALL (authors))
);
CREATE UNIQUE INDEX review_draft_one_open ON review_draft (kind, subject) WHERE state IN ('draft', 'submitted');
CREATE UNIQUE INDEX review_draft_version ON review_draft (kind, subject, version);
CALL migration.protect('review_draft');
GRANT SELECT, INSERT, UPDATE (state, body, revision, authors, changed_at, submitted_by, submitted_at, sha256,
  returned_by, returned_at, return_reason) ON review_draft TO portal_staff;
CREATE POLICY review_draft_staff_read ON review_draft FOR SELECT TO portal_staff
  USING (app.may_review(kind, subject));
CREATE POLICY review_draft_staff_begin ON review_draft FOR INSERT TO portal_staff
  WITH CHECK (app.may_review(kind, subject));
CREATE POLICY review_draft_staff_work ON review_draft FOR UPDATE TO portal_staff
  USING (app.may_review(kind, subject));
GRANT SELECT, UPDATE (state, version, approved_by, approved_at) ON review_draft TO portal_definer;

-- What may become of a draft, whatever the code above it does.
CREATE FUNCTION app.guard_review_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_by_staff boolean := current_user = 'portal_staff';
  v_wrong text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    v_wrong := 'a draft is never deleted';
  ELSIF TG_OP = 'INSERT' THEN
    IF v_by_staff AND (NEW.state <> 'draft' OR NEW.source <> 'staff' OR NEW.authors <> ARRAY[app.actor()]) THEN
      v_wrong := 'a draft begins under the name of whoever begins it';
    END IF;
  ELSIF OLD.state IN ('published', 'discarded') THEN
    v_wrong := 'a draft that is published or discarded never changes';
  ELSIF (NEW.kind, NEW.subject, NEW.source) <> (OLD.kind, OLD.subject, OLD.source) THEN
    v_wrong := 'a draft stays one of its subject';
  ELSIF NOT NEW.authors @> OLD.authors THEN
    v_wrong := 'nobody is taken off the authors of a draft';
  ELSIF NEW.body <> OLD.body AND OLD.state <> 'draft' THEN
    v_wrong := 'what was sent for approval does not change';
  ELSIF v_by_staff AND NEW.state = 'published' THEN
    v_wrong := 'only an approval publishes';
  ELSIF v_by_staff AND (app.actor() = ANY (NEW.authors)) IS NOT TRUE
      AND (NEW.body <> OLD.body OR (NEW.state = 'submitted' AND OLD.state = 'draft')) THEN
    v_wrong := 'whoever changes a draft or sends it is one of its authors';
  ELSIF v_by_staff AND NEW.state = 'submitted' AND OLD.state = 'draft'
      AND NEW.submitted_by IS DISTINCT FROM app.actor() THEN
    v_wrong := 'a draft is sent under one''s own name';
  END IF;
  IF v_wrong IS NOT NULL THEN
    RAISE EXCEPTION '%', v_wrong USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'review_draft_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_draft_guard BEFORE INSERT OR UPDATE OR DELETE ON review_draft
  FOR EACH ROW EXECUTE FUNCTION app.guard_review_draft();

CREATE TRIGGER review_draft_never_emptied BEFORE TRUNCATE ON review_draft
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- For the functions with which a feature publishes: the draft exactly as it was sent for approval, locked. Null where
-- it changed since it was read.
CREATE FUNCTION app.review_submission(p_kind text, p_draft uuid, p_revision integer, p_sha256 bytea) RETURNS review_draft
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_draft review_draft%ROWTYPE;
BEGIN
  SELECT d.* INTO v_draft FROM review_draft d
  WHERE d.id = p_draft AND d.kind = p_kind AND app.may_review(d.kind, d.subject) FOR UPDATE;
  IF v_draft.id IS NULL THEN
    RAISE EXCEPTION 'no such draft for this person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_draft.state <> 'submitted' OR v_draft.revision <> p_revision OR v_draft.sha256 <> p_sha256 THEN
    RETURN NULL;
  END IF;
  RETURN v_draft;
END $$;

-- For the same functions, once the version stands: who approved it. A constraint refuses its authors.
CREATE FUNCTION app.review_approve(p_draft uuid, p_version integer) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE review_draft SET state = 'published', version = p_version, approved_by = app.actor(), approved_at = app.clock()
  WHERE id = p_draft
$$;

-- Names of colleagues: those of the actor's organisation, and those of the other one with a hand in a draft that the
-- actor may work on too.
CREATE FUNCTION app.colleague_names(p_ids uuid[]) RETURNS TABLE (id uuid, display_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.display_name FROM staff s
  WHERE s.id = ANY (p_ids) AND (s.controller = app.my_controller() OR EXISTS (SELECT FROM review_draft d
    WHERE s.id = ANY (d.authors || ARRAY[d.submitted_by, d.returned_by, d.approved_by]) AND app.may_review(d.kind, d.subject)))
$$;

-- For the functions that publish, which run as `portal_definer`.
REVOKE EXECUTE ON FUNCTION app.review_submission, app.review_approve FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.review_submission, app.review_approve TO portal_definer;

GRANT EXECUTE ON FUNCTION app.may_review, app.colleague_names TO portal_staff;
CALL migration.own_definers();
