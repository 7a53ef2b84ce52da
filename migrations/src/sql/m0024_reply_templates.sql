-- The words that managers give officers to reply with.

-- The row of the matrix, as the database knows it.
CREATE FUNCTION app.edits_templates() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa'))
$$;

-- A version never changes; the newest of a code and language counts, unless it says that it has ended.
CREATE TABLE reply_template (
  controller text NOT NULL CONSTRAINT reply_template_controller REFERENCES controller,
  code text NOT NULL CONSTRAINT reply_template_code CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  language text NOT NULL CONSTRAINT reply_template_language CHECK (language ~ '^[a-z]{2,3}$'),
  version integer NOT NULL CONSTRAINT reply_template_version CHECK (version > 1),
  channel text NOT NULL CONSTRAINT reply_template_channel CHECK (channel IN ('phone', 'text', 'email')),
  title text NOT NULL CONSTRAINT reply_template_title CHECK (length(title) BETWEEN 1 AND 80),
  -- Only these five places, which say nothing about what a person asked.
  body text NOT NULL CONSTRAINT reply_template_body CHECK (length(body) BETWEEN 1 AND 1000
    AND regexp_replace(body, '\{(reference|hub_name|hub_phone|officer_name|next_step_day)\}', '', 'g') !~ '[{}]'),
  ended boolean NOT NULL DEFAULT false,
  made_by uuid NOT NULL CONSTRAINT reply_template_made_by REFERENCES staff,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (controller, code, language, version)
);
CALL migration.protect('reply_template');
CALL migration.append_only('reply_template');
GRANT SELECT, INSERT ON reply_template TO portal_staff;
CREATE POLICY reply_template_staff_read ON reply_template FOR SELECT TO portal_staff
  USING (controller = (SELECT app.my_controller()));
CREATE POLICY reply_template_staff_write ON reply_template FOR INSERT TO portal_staff
  WITH CHECK (controller = (SELECT app.my_controller()) AND (SELECT app.edits_templates()) AND made_by = (SELECT app.actor()));

GRANT EXECUTE ON FUNCTION app.edits_templates TO portal_staff;
CALL migration.own_definers();
