-- Privacy notices are drafted, sent for approval and published by a second person (permissions.csv, "publish privacy
-- notice version"). What is published never changes.

-- The body of a draft is {"text": the notice, "substance": true, false, or null while nobody has said}.
INSERT INTO review_subject (kind, subject, controller, roles) VALUES
  ('notice', 'family-hubs', 'SMBC', ARRAY['dpo_smbc', 'dpo_shg', 'admin']),
  ('notice', 'prevention-alliance', 'TPA', ARRAY['dpo_smbc', 'dpo_shg', 'admin']);
ALTER TABLE review_draft ADD CONSTRAINT review_draft_notice CHECK (kind <> 'notice' OR body #>> '{text,notice}' = subject
  AND (submitted_by IS NULL OR jsonb_typeof(body -> 'substance') = 'boolean'));

-- How far the messages about a change of substance have come: enquiries up to this id were looked at.
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

-- The only way in which a person publishes a notice: the text exactly as it was sent for approval, by somebody who had
-- no hand in it. 'published', or why not: 'conflict' (it changed since it was read), 'date_passed', 'superseded' by
-- another version.
CREATE FUNCTION app.approve_notice(p_draft uuid, p_revision integer, p_sha256 bytea, p_version uuid, p_check_code text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_draft review_draft := app.review_submission('notice', p_draft, p_revision, p_sha256);
  v_text jsonb := v_draft.body -> 'text';
  v_from date := (v_text ->> 'from')::date;
  v_in_force_from timestamptz := v_from::timestamp AT TIME ZONE 'Europe/London';
  v_number integer := (v_text ->> 'version')::integer;
  v_substance boolean := (v_draft.body ->> 'substance')::boolean;
BEGIN
  IF v_draft.id IS NULL THEN
    RETURN 'conflict';
  END IF;
  IF v_from < (app.clock() AT TIME ZONE 'Europe/London')::date THEN
    RETURN 'date_passed';
  END IF;
  IF v_number <> 1 + (SELECT coalesce(max(n.version), 0) FROM notice_version n WHERE n.notice = v_draft.subject)
     OR EXISTS (SELECT FROM notice_version n WHERE n.notice = v_draft.subject AND n.valid_from > v_in_force_from) THEN
    RETURN 'superseded';
  END IF;
  INSERT INTO notice_version (id, notice, controller, version, body, sha256, check_code, valid_from, substance)
  SELECT p_version, r.subject, r.controller, v_number, v_text, p_sha256, p_check_code, v_in_force_from, v_substance
  FROM review_subject r WHERE r.kind = v_draft.kind AND r.subject = v_draft.subject;
  IF v_substance THEN
    INSERT INTO reconsent_mailing (version_id) VALUES (p_version);
  END IF;
  PERFORM app.review_approve(p_draft, v_number);
  RETURN 'published';
END $$;

GRANT EXECUTE ON FUNCTION app.approve_notice TO portal_staff;
CALL migration.own_definers();
