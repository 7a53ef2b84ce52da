-- What a person writes to the data protection team about their request, on the request's own page.

-- Whether this resident's session is that of the person of the enquiry (identity level L1b): by the three words, by the
-- page after sending, or by a link and a code that came by two routes.
CREATE FUNCTION app.manage_session_is_owner() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM manage_session s WHERE s.enquiry_id = app.manage_enquiry()
    AND s.token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex')
    AND (s.proofs && ARRAY['passphrase', 'sent_page']
      OR s.proofs @> ARRAY['link', 'code_text'] OR s.proofs @> ARRAY['link_text', 'code']))
$$;
GRANT EXECUTE ON FUNCTION app.manage_session_is_owner TO portal_web;

-- A ledger. Changes nothing by itself: where a request stands, and its clock, are the team's to say.
CREATE TABLE message (
  id uuid PRIMARY KEY,
  enquiry_id uuid NOT NULL CONSTRAINT message_enquiry REFERENCES enquiry,
  request_id uuid NOT NULL CONSTRAINT message_request REFERENCES rights_request,
  controller text NOT NULL CONSTRAINT message_controller REFERENCES controller,
  seq integer NOT NULL CONSTRAINT message_seq CHECK (seq > 0),
  author text NOT NULL CONSTRAINT message_author CHECK (author = 'resident'),
  -- Sealed under the request's key.
  body bytea NOT NULL,
  -- Of the form that it was sent with: pressed twice, it is one message.
  form_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT message_seq_once UNIQUE (request_id, seq),
  CONSTRAINT message_form_once UNIQUE (enquiry_id, form_id)
);
CREATE INDEX message_recent ON message (enquiry_id, created_at);
CALL migration.protect('message');
CALL migration.let_retention_delete('message');
CALL migration.append_only('message');
GRANT SELECT (id, enquiry_id, request_id, seq, body, created_at) ON message TO portal_web;
CREATE POLICY message_web_read ON message FOR SELECT TO portal_web
  USING (enquiry_id = (SELECT app.manage_enquiry()) AND (SELECT app.manage_session_is_owner()));
-- The data protection team of the organisation that was asked, and nobody else of its staff.
GRANT SELECT ON message TO portal_staff;
CREATE POLICY message_dpo_read ON message FOR SELECT TO portal_staff
  USING (controller = (SELECT app.dpo_controller()));
GRANT SELECT, INSERT ON message TO portal_definer;

-- Who of the team looked first, and when.
CREATE TABLE message_read (
  message_id uuid PRIMARY KEY CONSTRAINT message_read_message REFERENCES message,
  staff_id uuid NOT NULL CONSTRAINT message_read_staff REFERENCES staff,
  at timestamptz NOT NULL
);
CALL migration.protect('message_read');
CALL migration.let_retention_delete('message_read');
CALL migration.append_only('message_read');
GRANT SELECT, INSERT ON message_read TO portal_staff;
CREATE POLICY message_read_dpo_read ON message_read FOR SELECT TO portal_staff
  USING (EXISTS (SELECT FROM message m WHERE m.id = message_id AND m.controller = app.dpo_controller()));
CREATE POLICY message_read_dpo_add ON message_read FOR INSERT TO portal_staff WITH CHECK (
  staff_id = (SELECT app.actor())
  AND EXISTS (SELECT FROM message m WHERE m.id = message_id AND m.controller = app.dpo_controller()));
GRANT SELECT ON message_read TO portal_definer;

-- What was being written when the session ran out. Found by the browser that wrote it and read once its person
-- has opened the same enquiry again; under a key of its own, because nothing of the enquiry can be opened then.
CREATE TABLE message_draft (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL CONSTRAINT message_draft_token CHECK (octet_length(token_hash) = 32),
  enquiry_id uuid NOT NULL CONSTRAINT message_draft_enquiry REFERENCES enquiry,
  request_id uuid NOT NULL CONSTRAINT message_draft_request REFERENCES rights_request,
  key_epoch integer NOT NULL,
  wrapped_key bytea NOT NULL,
  body bytea NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT message_draft_once UNIQUE (token_hash, request_id)
);
CREATE INDEX message_draft_old ON message_draft (created_at);
CALL migration.protect('message_draft');
CALL migration.let_retention_delete('message_draft');
GRANT SELECT ON message_draft TO portal_web;
CREATE POLICY message_draft_web_read ON message_draft FOR SELECT TO portal_web USING (
  token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex')
  AND enquiry_id = (SELECT app.manage_enquiry()) AND (SELECT app.manage_session_is_owner())
  AND created_at > app.clock() - interval '30 minutes');
GRANT SELECT (created_at), DELETE ON message_draft TO portal_worker;
CREATE POLICY message_draft_worker_read ON message_draft FOR SELECT TO portal_worker USING (true);
CREATE POLICY message_draft_worker_clear ON message_draft FOR DELETE TO portal_worker
  USING (created_at <= app.clock() - interval '30 minutes');
GRANT SELECT, INSERT, UPDATE (token_hash), DELETE ON message_draft TO portal_definer;

-- Adds what the person wrote. 'ok'; 'sent' when this form was sent before; 'closed' when the request is answered;
-- 'hour' after five in an hour, with the time from which there may be another; 'unread' while the team has twenty
-- to read.
CREATE FUNCTION app.answer_request(p_id uuid, p_request uuid, p_form uuid, p_body bytea, OUT result text, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
  v_request rights_request%ROWTYPE;
BEGIN
  IF NOT app.manage_session_is_owner() THEN
    RAISE EXCEPTION 'a second proof is needed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- The limits are of the enquiry: copies of a press, and other tabs, wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended('message ' || v_enquiry, 0));
  SELECT * INTO v_request FROM rights_request WHERE id = p_request AND enquiry_id = v_enquiry FOR UPDATE;
  IF v_request.id IS NULL THEN
    RAISE EXCEPTION 'there is no such request' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM message WHERE enquiry_id = v_enquiry AND form_id = p_form) THEN
    result := 'sent';
    RETURN;
  END IF;
  IF v_request.closed_at IS NOT NULL THEN
    result := 'closed';
    RETURN;
  END IF;
  SELECT m.created_at + interval '1 hour' INTO retry_at FROM message m
  WHERE m.enquiry_id = v_enquiry AND m.created_at > app.clock() - interval '1 hour'
  ORDER BY m.created_at DESC OFFSET 4 LIMIT 1;
  IF retry_at IS NOT NULL THEN
    result := 'hour';
    RETURN;
  END IF;
  IF (SELECT count(*) FROM message m WHERE m.enquiry_id = v_enquiry
      AND NOT EXISTS (SELECT FROM message_read r WHERE r.message_id = m.id)) >= 20 THEN
    result := 'unread';
    RETURN;
  END IF;
  INSERT INTO message (id, enquiry_id, request_id, controller, seq, author, body, form_id, created_at)
  VALUES (p_id, v_enquiry, p_request, v_request.controller,
    (SELECT coalesce(max(seq), 0) + 1 FROM message WHERE request_id = p_request), 'resident', p_body, p_form, app.clock());
  DELETE FROM message_draft WHERE request_id = p_request
    AND token_hash = decode(current_setting('app.manage', true), 'hex');
  result := 'ok';
END $$;

-- When the person last wrote about each request: for whoever may know where it stands, and not what was written.
CREATE FUNCTION app.answered_requests() RETURNS TABLE (request_id uuid, answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.request_id, max(m.created_at) FROM message m WHERE m.enquiry_id = app.manage_enquiry() GROUP BY m.request_id
$$;

-- Keeps what somebody was writing whose session has run out, or who has yet to say the three words. False when
-- the browser opened nothing lately, was locked by hand, or the request is not of its enquiry.
CREATE FUNCTION app.keep_message_draft(p_id uuid, p_reference text, p_key_epoch integer, p_wrapped_key bytea, p_body bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_hash bytea := decode(nullif(current_setting('app.manage', true), ''), 'hex');
  v_request rights_request%ROWTYPE;
BEGIN
  SELECT q.* INTO v_request FROM manage_session s JOIN rights_request q ON q.enquiry_id = s.enquiry_id
  WHERE s.token_hash = v_hash AND s.ended_at IS NULL AND q.reference = p_reference;
  IF v_request.id IS NULL THEN
    RETURN false;
  END IF;
  DELETE FROM message_draft WHERE token_hash = v_hash AND request_id = v_request.id;
  INSERT INTO message_draft (id, token_hash, enquiry_id, request_id, key_epoch, wrapped_key, body, created_at)
  VALUES (p_id, v_hash, v_request.enquiry_id, v_request.id, p_key_epoch, p_wrapped_key, p_body, app.clock())
  ON CONFLICT DO NOTHING;
  RETURN true;
END $$;

-- Hands the drafts of a session to the one that follows it in the same browser, if that opened the same enquiry.
CREATE FUNCTION app.move_message_drafts(p_from bytea, p_to bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE message_draft d SET token_hash = p_to
  WHERE d.token_hash = p_from AND d.created_at > app.clock() - interval '30 minutes'
    AND EXISTS (SELECT FROM manage_session s WHERE s.token_hash = p_to AND s.enquiry_id = d.enquiry_id)
$$;

-- What was being written goes with the session.
DROP FUNCTION app.end_manage_session(bytea);
CREATE FUNCTION app.end_manage_session(p_token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE manage_session SET ended_at = app.clock() WHERE token_hash = p_token_hash AND ended_at IS NULL;
  DELETE FROM message_draft WHERE token_hash = p_token_hash;
$$;

GRANT EXECUTE ON FUNCTION app.answer_request, app.answered_requests, app.keep_message_draft, app.move_message_drafts,
  app.end_manage_session TO portal_web;
CALL migration.own_definers();
