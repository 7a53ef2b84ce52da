-- The tables that managers keep: a change is drafted, sent for approval and approved by a second person
-- (permissions.csv, "edit_configuration"). What is approved never changes.

-- What is in force, and what will be: a version of a table never changes.
CREATE TABLE settings_version (
  table_name text NOT NULL CONSTRAINT settings_version_table CHECK (table_name IN
    ('routing', 'topics', 'areas', 'queues', 'targets', 'opening-hours', 'holidays', 'contacts', 'partners', 'message')),
  -- 1 is what came with the service.
  version integer NOT NULL CONSTRAINT settings_version_number CHECK (version > 1),
  rows jsonb NOT NULL CONSTRAINT settings_version_rows CHECK (jsonb_typeof(rows) = 'array'),
  sha256 bytea NOT NULL CONSTRAINT settings_version_sha256 CHECK (octet_length(sha256) = 32),
  -- Until a later version is.
  in_force_from timestamptz NOT NULL,
  PRIMARY KEY (table_name, version)
);
CALL migration.append_only('settings_version');
GRANT SELECT ON settings_version TO portal_web, portal_staff;
GRANT SELECT, INSERT ON settings_version TO portal_definer;

-- The body of a draft is {"rows": [[cell, ...], ...], "in_force_from": an instant, or null for "as soon as it is approved",
-- "reason": why it changes, "base_version": the version that it changes}.
INSERT INTO review_subject (kind, subject, controller, roles)
SELECT 'settings', table_name, NULL, ARRAY['manager_fh', 'manager_tpa', 'admin']
FROM unnest(ARRAY['routing', 'topics', 'areas', 'queues', 'targets', 'opening-hours', 'holidays', 'contacts', 'partners',
  'message']) table_name;
ALTER TABLE review_draft ADD CONSTRAINT review_draft_settings CHECK (kind <> 'settings'
  OR jsonb_typeof(body -> 'rows') = 'array' AND (submitted_by IS NULL OR body ->> 'reason' <> ''));

-- The newest version of a table, those to come among them. 1: what came with the service.
CREATE FUNCTION app.newest_settings_version(p_table text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(1, (SELECT max(v.version) FROM settings_version v WHERE v.table_name = p_table),
    CASE WHEN p_table = 'routing' THEN (SELECT max(t.version) FROM routing_table t) END)
$$;

-- The only way in which a person publishes a table: the rows exactly as they were sent for approval, by somebody who had
-- no hand in them. 'published', or why not: 'conflict' (it changed since it was read), 'date_passed', 'superseded' by
-- another version.
CREATE FUNCTION app.approve_settings(p_draft uuid, p_revision integer, p_sha256 bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_draft review_draft := app.review_submission('settings', p_draft, p_revision, p_sha256);
  v_rows jsonb := v_draft.body -> 'rows';
  v_base integer := (v_draft.body ->> 'base_version')::integer;
  v_version integer := v_base + 1;
  v_in_force_from timestamptz := coalesce((v_draft.body ->> 'in_force_from')::timestamptz, app.clock());
  v_body jsonb;
BEGIN
  IF v_draft.id IS NULL THEN
    RETURN 'conflict';
  END IF;
  IF v_in_force_from < app.clock() THEN
    RETURN 'date_passed';
  END IF;
  IF v_base <> app.newest_settings_version(v_draft.subject) OR EXISTS (SELECT FROM settings_version v
      WHERE v.table_name = v_draft.subject AND v.in_force_from >= v_in_force_from) THEN
    RETURN 'superseded';
  END IF;
  INSERT INTO settings_version (table_name, version, rows, sha256, in_force_from)
  VALUES (v_draft.subject, v_version, v_rows, p_sha256, v_in_force_from);
  IF v_draft.subject = 'routing' THEN
    -- A suggestion points at the table that made it.
    v_body := jsonb_build_object('version', v_version,
      'rules', (SELECT jsonb_agg(jsonb_build_object('code', r -> 0, 'if', r -> 1, 'queue', r -> 2, 'flags', r -> 3,
        'for_resident', r -> 4, 'for_officer', r -> 5) ORDER BY place)
        FROM jsonb_array_elements(v_rows) WITH ORDINALITY AS all_rows(r, place)),
      'flags', (SELECT t.body -> 'flags' FROM routing_table t ORDER BY t.version DESC LIMIT 1));
    INSERT INTO routing_table (version, body, sha256, published_at)
    VALUES (v_version, v_body, sha256(convert_to(v_body::text, 'UTF8')), app.clock());
  END IF;
  PERFORM app.review_approve(p_draft, v_version);
  RETURN 'published';
END $$;

-- The words in which a partner that is new is asked for. Only what the service's own texts make of its name.
CREATE FUNCTION app.add_wording(p_id uuid, p_purpose text, p_controller text, p_recipient text, p_language text, p_version integer,
  p_body jsonb, p_sha256 bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT app.may_review('settings') THEN
    RAISE EXCEPTION 'not this person''s to do' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO wording (id, purpose_code, controller, recipient, language, version, body, sha256, created_at)
  VALUES (p_id, p_purpose, p_controller, p_recipient, p_language, p_version, p_body, p_sha256, app.clock())
  ON CONFLICT DO NOTHING;
END $$;

-- What routing looked at in past enquiries, without anything that says whose they were: for trying a table before it is
-- approved. Restricted and withdrawn enquiries are left out. In the order of ids, which is that of time.
CREATE FUNCTION app.past_routing_facts(p_since timestamptz, p_after uuid, p_limit integer)
RETURNS TABLE (id uuid, topic text, other_topics text[], age_band text, children text, send25 text, subject_26 text,
  connection text, danger_now text, safe_tonight text, no_postcode_reason text, about_whom text, safe_contact boolean, place jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.topic, e.other_topics, e.age_band, e.children_under_19, e.send_under_25, e.subject_26_or_under, e.connection,
    e.danger_now, e.safe_tonight, e.no_postcode_reason, e.about_whom, 'safe_contact_rules' = ANY (s.flags), s.reason_args -> 'place'
  FROM enquiry e JOIN routing_suggestion s ON s.enquiry_id = e.id
  WHERE app.may_review('settings') AND e.received_at >= p_since AND e.restricted_at IS NULL AND e.withdrawn_at IS NULL AND (p_after IS NULL OR e.id > p_after)
  ORDER BY e.id LIMIT p_limit
$$;

-- How often a person changed what a rule suggested, by month: numbers only.
CREATE FUNCTION app.routing_overrides(p_since timestamptz)
RETURNS TABLE (month date, rule text, suggested bigint, changed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT date_trunc('month', s.at AT TIME ZONE 'Europe/London')::date, s.rule, count(*),
    count(*) FILTER (WHERE EXISTS (SELECT FROM routing_decision d WHERE d.enquiry_id = s.enquiry_id AND d.to_queue <> s.queue))
  FROM routing_suggestion s
  WHERE app.may_review('settings') AND s.at >= p_since
  GROUP BY 1, 2
$$;

GRANT EXECUTE ON FUNCTION app.newest_settings_version, app.approve_settings, app.add_wording, app.past_routing_facts,
  app.routing_overrides TO portal_staff;
CALL migration.own_definers();
