-- Wrong tries are counted by the reference that was tried, whether there is such an enquiry or not.
-- Being told to wait then says nothing about it, and an unknown reference costs the same work.
DROP TABLE proof_try CASCADE;
CREATE TABLE proof_try (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reference_hash bytea NOT NULL CONSTRAINT proof_try_reference CHECK (octet_length(reference_hash) = 32),
  kind text NOT NULL CONSTRAINT proof_try_kind CHECK (kind IN ('code', 'passphrase')),
  at timestamptz NOT NULL
);
CREATE INDEX proof_try_recent ON proof_try (reference_hash, at DESC);
CREATE INDEX proof_try_old ON proof_try (at);
ALTER TABLE proof_try ENABLE ROW LEVEL SECURITY;
ALTER TABLE proof_try FORCE ROW LEVEL SECURITY;
CREATE POLICY proof_try_owner ON proof_try TO portal_owner USING (true) WITH CHECK (true);
CREATE POLICY proof_try_definer ON proof_try TO portal_definer USING (true) WITH CHECK (true);
CREATE POLICY proof_try_retention_read ON proof_try FOR SELECT TO portal_retention USING (true);
CREATE POLICY proof_try_retention_delete ON proof_try FOR DELETE TO portal_retention USING (true);
GRANT SELECT, INSERT, DELETE ON proof_try TO portal_definer;
GRANT SELECT, DELETE ON proof_try TO portal_retention;
GRANT SELECT ON proof_try TO portal_backup;

SET LOCAL ROLE portal_definer;
DROP FUNCTION app.open_by_passphrase(text, bytea, bytea);
DROP FUNCTION app.open_by_code(text, bytea, bytea);
DROP FUNCTION app.wrong_tries(uuid);
SET LOCAL ROLE portal_owner;

CREATE FUNCTION app.reference_hash(p_reference text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT sha256(convert_to(p_reference, 'UTF8')) $$;

-- When the fifth newest wrong try of the last hour is an hour old; null while there are fewer. Copies of
-- a try that come at once wait for each other here, so that a hundred are not a hundred tries.
CREATE FUNCTION app.blocked_until(p_reference text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_until timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('proof ' || p_reference, 0));
  SELECT t.at + interval '1 hour' INTO v_until FROM proof_try t
  WHERE t.reference_hash = app.reference_hash(p_reference) AND t.at > app.clock() - interval '1 hour'
  ORDER BY t.at DESC OFFSET 4 LIMIT 1;
  RETURN v_until;
END $$;

-- Counts a wrong try, and forgets those of days ago.
CREATE FUNCTION app.count_wrong_try(p_reference text, p_kind text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM proof_try WHERE at < app.clock() - interval '1 day';
  INSERT INTO proof_try (reference_hash, kind, at) VALUES (app.reference_hash(p_reference), p_kind, app.clock());
$$;

-- Opens a session for whoever knows the passphrase. 'ok', 'wrong' or 'blocked'; an unknown reference is
-- 'wrong'. The wrapped secret opens only with the words themselves.
CREATE FUNCTION app.open_by_passphrase(p_reference text, p_verifier bytea, p_token_hash bytea,
  OUT result text, OUT enquiry_id uuid, OUT wrapped_secret bytea, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  retry_at := app.blocked_until(p_reference);
  IF retry_at IS NOT NULL THEN
    result := 'blocked';
    RETURN;
  END IF;
  SELECT e.id, p.wrapped_secret INTO enquiry_id, wrapped_secret
  FROM enquiry e JOIN passphrase p ON p.enquiry_id = e.id
  WHERE e.reference = p_reference AND p.verifier = p_verifier;
  IF enquiry_id IS NULL THEN
    PERFORM app.count_wrong_try(p_reference, 'passphrase');
    result := 'wrong';
    RETURN;
  END IF;
  INSERT INTO manage_session (token_hash, enquiry_id, proofs, created_at, touched_at)
  VALUES (p_token_hash, open_by_passphrase.enquiry_id, ARRAY['passphrase'], app.clock(), app.clock());
  result := 'ok';
END $$;

-- 'ok', 'wrong', 'expired' or 'blocked'; an unknown reference is 'wrong'.
CREATE FUNCTION app.open_by_code(p_reference text, p_code_hash bytea, p_token_hash bytea,
  OUT result text, OUT retry_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_token manage_token%ROWTYPE;
BEGIN
  retry_at := app.blocked_until(p_reference);
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
  PERFORM app.count_wrong_try(p_reference, 'code');
  result := 'wrong';
END $$;

DO $$
DECLARE
  f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['app.blocked_until(text)', 'app.count_wrong_try(text, text)',
      'app.open_by_passphrase(text, bytea, bytea)', 'app.open_by_code(text, bytea, bytea)']::regprocedure[] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_definer', f);
  END LOOP;
END $$;
SET LOCAL ROLE portal_definer;
GRANT EXECUTE ON FUNCTION app.open_by_passphrase(text, bytea, bytea), app.open_by_code(text, bytea, bytea) TO portal_web;
SET LOCAL ROLE portal_owner;
