-- Ways into an enquiry: wrong tries hold off the network they come from, the page after sending leads in once, three
-- words can be changed. And an enquiry's area follows the postcode that the person puts right.

-- Wrong tries -------------------------------------------------------------------------------------

-- The network of a try, hashed under a key and together with the reference: it tells two tries for one reference
-- apart, and leads neither to an address nor to another reference.
ALTER TABLE proof_attempt ADD COLUMN network_hash bytea
  CONSTRAINT proof_attempt_network CHECK (octet_length(network_hash) = 32);

-- Until when a network waits; null while it may try. Whoever knows a reference does not lock its person out: words are
-- counted for each network apart. Copies of a try that come at once wait for each other here.
--   Words: five wrong tries an hour from one network, and fifty from all; a link with its code opens meanwhile. They
--   are three of 7,776 or more: fifty tries hit them with a chance of one in 9,000 million.
--   Codes: five wrong tries an hour from wherever, because a code is short. Of the five codes that an hour may have,
--   one is hit with a chance of one in 40,000 at most. Neither the link of the same message nor the words wait for it.
CREATE FUNCTION app.proof_blocked_until(p_reference text, p_kind text, p_network bytea) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_hash bytea := app.reference_hash(p_reference);
  v_since timestamptz := app.clock() - interval '1 hour';
  v_network timestamptz;
  v_all timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('proof ' || p_reference, 0));
  SELECT t.at + interval '1 hour' INTO v_network FROM proof_attempt t
  WHERE t.reference_hash = v_hash AND t.at > v_since AND t.kind = p_kind
    AND (p_kind = 'code' OR t.network_hash IS NOT DISTINCT FROM p_network)
  ORDER BY t.at DESC OFFSET 4 LIMIT 1;
  SELECT t.at + interval '1 hour' INTO v_all FROM proof_attempt t
  WHERE t.reference_hash = v_hash AND t.at > v_since AND t.kind = p_kind
  ORDER BY t.at DESC OFFSET 49 LIMIT 1;
  RETURN greatest(v_network, v_all);
END $$;

CREATE FUNCTION app.record_failed_proof(p_reference text, p_kind text, p_network bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM proof_attempt WHERE at < app.clock() - interval '1 day';
  INSERT INTO proof_attempt (reference_hash, kind, network_hash, at)
  VALUES (app.reference_hash(p_reference), p_kind, p_network, app.clock());
$$;

-- As before, with the network. A server that does not say one counts as one network.
DROP FUNCTION app.open_by_passphrase(text, bytea, bytea);
CREATE FUNCTION app.open_by_passphrase(p_reference text, p_verifier bytea, p_token_hash bytea, p_network bytea DEFAULT NULL,
  OUT result text, OUT enquiry_id uuid, OUT wrapped_secret bytea, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  retry_at := app.proof_blocked_until(p_reference, 'passphrase', p_network);
  IF retry_at IS NOT NULL THEN
    result := 'blocked';
    RETURN;
  END IF;
  SELECT e.id, p.wrapped_secret INTO enquiry_id, wrapped_secret
  FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id
  WHERE e.reference = p_reference AND p.verifier = p_verifier;
  IF enquiry_id IS NULL THEN
    PERFORM app.record_failed_proof(p_reference, 'passphrase', p_network);
    result := 'wrong';
    RETURN;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, open_by_passphrase.enquiry_id, ARRAY['passphrase'], app.clock(), app.clock());
  result := 'ok';
END $$;

DROP FUNCTION app.open_by_code(text, bytea, bytea);
CREATE FUNCTION app.open_by_code(p_reference text, p_code_hash bytea, p_token_hash bytea, p_network bytea DEFAULT NULL,
  OUT result text, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_token manage_token%ROWTYPE;
BEGIN
  retry_at := app.proof_blocked_until(p_reference, 'code', p_network);
  IF retry_at IS NOT NULL THEN
    result := 'blocked';
    RETURN;
  END IF;
  SELECT t.* INTO v_token FROM enquiry e JOIN manage_token t ON t.enquiry_id = e.id
  WHERE e.reference = p_reference AND t.code_hash = p_code_hash AND t.used_at IS NULL
  ORDER BY t.issued_at DESC LIMIT 1;
  IF v_token.id IS NOT NULL THEN
    -- The link of the same message may be in use at this moment: whoever is first has it.
    UPDATE manage_token SET used_at = app.clock()
    WHERE id = v_token.id AND used_at IS NULL AND expires_at > app.clock();
    IF FOUND THEN
      INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
      VALUES (p_token_hash, v_token.enquiry_id, ARRAY['code'], app.clock(), app.clock());
      result := 'ok';
    ELSE
      result := 'expired';
    END IF;
    RETURN;
  END IF;
  PERFORM app.record_failed_proof(p_reference, 'code', p_network);
  result := 'wrong';
END $$;

DROP FUNCTION app.proof_blocked_until(text);
DROP FUNCTION app.record_failed_proof(text, text);

-- The page after sending --------------------------------------------------------------------------

-- When the page after sending led into the enquiry: once, so that a page left open is no second key.
ALTER TABLE draft ADD COLUMN entered_at timestamptz;
GRANT SELECT, DELETE, UPDATE (entered_at) ON draft TO portal_definer;

-- Opens a session for the browser that sent the enquiry and still shows its three words. False when it did so
-- before, when the page has run out, or when there is none.
CREATE FUNCTION app.open_by_sent_page(p_draft_hash bytea, p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid;
BEGIN
  UPDATE draft d SET entered_at = app.clock() FROM enquiry e
  WHERE d.token_hash = p_draft_hash AND d.sent_at IS NOT NULL AND d.entered_at IS NULL
    AND d.touched_at > app.clock() - interval '30 minutes' AND e.draft_id = d.id
  RETURNING e.id INTO v_enquiry;
  IF v_enquiry IS NULL THEN
    RETURN false;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, v_enquiry, ARRAY['sent_page'], app.clock(), app.clock());
  RETURN true;
END $$;

-- Three new words -----------------------------------------------------------------------------------

GRANT UPDATE (salt, verifier, wrapped_secret) ON passphrase TO portal_definer;

-- The words before stop working, in every window that they opened but this one. False where an enquiry has no words,
-- as one that an officer wrote down.
CREATE FUNCTION app.replace_passphrase(p_salt bytea, p_verifier bytea, p_wrapped_secret bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT app.manage_session_is_owner() THEN
    RAISE EXCEPTION 'a second proof is needed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE passphrase SET salt = p_salt, verifier = p_verifier, wrapped_secret = p_wrapped_secret WHERE enquiry_id = v_enquiry;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE manage_session SET ended_at = app.clock()
  WHERE enquiry_id = v_enquiry AND ended_at IS NULL
    AND token_hash <> decode(nullif(current_setting('app.manage', true), ''), 'hex');
  UPDATE manage_token SET used_at = app.clock() WHERE enquiry_id = v_enquiry AND used_at IS NULL;
  -- The page after sending would go on showing words that open nothing.
  DELETE FROM draft WHERE id = (SELECT draft_id FROM enquiry WHERE id = v_enquiry);
  RETURN true;
END $$;

-- Details -----------------------------------------------------------------------------------------

GRANT UPDATE (area, no_postcode_reason) ON enquiry TO portal_definer;

-- As before, and the area follows a postcode that changed: `p_area` is null where it stays. An area that is a guess
-- is for an officer to confirm. With a postcode there is no reason any more for giving none.
DROP FUNCTION app.change_details(text, text, boolean, text[], bytea[], uuid, timestamptz);
CREATE FUNCTION app.change_details(p_route text, p_language text, p_rules boolean, p_index_kinds text[],
  p_index_hashes bytea[], p_task uuid, p_due timestamptz, p_area text DEFAULT NULL, p_area_check boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_enquiry uuid := app.manage_enquiry();
BEGIN
  IF NOT app.manage_session_is_owner() THEN
    RAISE EXCEPTION 'a second proof is needed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE enquiry SET contact_route = p_route, language = p_language, version = version + 1,
    area = coalesce(p_area, area),
    no_postcode_reason = CASE WHEN p_area IS NULL THEN no_postcode_reason END,
    flags = array_remove(CASE WHEN p_area IS NULL THEN flags ELSE array_remove(flags, 'area_check') END, 'safe_contact_rules')
      || CASE WHEN p_rules THEN ARRAY['safe_contact_rules'] ELSE '{}' END
      || CASE WHEN p_area IS NOT NULL AND p_area_check THEN ARRAY['area_check'] ELSE '{}' END
  WHERE id = v_enquiry;
  DELETE FROM blind_index WHERE enquiry_id = v_enquiry;
  INSERT INTO blind_index (enquiry_id, kind, hash)
  SELECT v_enquiry, i.kind, i.hash FROM unnest(p_index_kinds, p_index_hashes) AS i (kind, hash);
  INSERT INTO task (id, enquiry_id, kind, due_at, created_at) VALUES (p_task, v_enquiry, 'details_changed', p_due, app.clock());
END $$;

GRANT EXECUTE ON FUNCTION app.open_by_passphrase, app.open_by_code, app.open_by_sent_page, app.replace_passphrase,
  app.change_details TO portal_web;
CALL migration.own_definers();
