-- What people say about the service, and asking them for it.

-- Whether somebody was asked how it went, decided once when their enquiry has been closed (C3_feedback).
-- The row stays after the answer; only the token goes, so nothing tells who answered or when.
CREATE TABLE feedback_invitation (
  enquiry_id uuid PRIMARY KEY CONSTRAINT feedback_invitation_enquiry REFERENCES enquiry ON DELETE CASCADE,
  outcome text NOT NULL CONSTRAINT feedback_invitation_outcome CHECK (outcome IN ('asked', 'no_consent', 'not_wished', 'no_address')),
  decided_at timestamptz NOT NULL,
  token_hash bytea CONSTRAINT feedback_invitation_token UNIQUE
    CONSTRAINT feedback_invitation_token_hash CHECK (octet_length(token_hash) = 32),
  expires_at timestamptz,
  CONSTRAINT feedback_invitation_token_pair CHECK ((token_hash IS NULL) = (expires_at IS NULL)),
  CONSTRAINT feedback_invitation_only_asked CHECK (outcome = 'asked' OR token_hash IS NULL)
);
CALL migration.protect('feedback_invitation');
CALL migration.let_retention_delete('feedback_invitation');
-- The worker invites.
GRANT SELECT, INSERT ON feedback_invitation TO portal_worker;
CREATE POLICY feedback_invitation_worker_read ON feedback_invitation FOR SELECT TO portal_worker USING (true);
CREATE POLICY feedback_invitation_worker_add ON feedback_invitation FOR INSERT TO portal_worker WITH CHECK (true);
GRANT SELECT, UPDATE (token_hash, expires_at) ON feedback_invitation TO portal_definer;

-- What a manager reads: their own organisation and the website; nobody else reads any of it.
CREATE FUNCTION app.my_feedback() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(a.about), '{}')
  FROM staff s JOIN staff_role r ON r.staff_id = s.id
  CROSS JOIN LATERAL (VALUES (s.controller), ('website')) AS a (about)
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa')
$$;

-- What people say about the service (seed T13). Nothing here leads to anybody: a random id, no enquiry, no
-- session, no address, and no time finer than the London day. The page asks people to name nobody, so the
-- words stand as they were written.
CREATE TABLE feedback (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT feedback_kind CHECK (kind IN ('compliment', 'idea', 'problem')),
  about text NOT NULL CONSTRAINT feedback_about CHECK (about IN ('SMBC', 'TPA', 'website')),
  body text NOT NULL CONSTRAINT feedback_body CHECK (char_length(body) BETWEEN 1 AND 1000),
  said_on date NOT NULL
);
-- The order of the page and of its keyset.
CREATE INDEX feedback_newest ON feedback (said_on DESC, id DESC);
CALL migration.protect('feedback');
CALL migration.let_retention_delete('feedback');
GRANT INSERT ON feedback TO portal_web;
CREATE POLICY feedback_web_add ON feedback FOR INSERT TO portal_web WITH CHECK (true);
GRANT SELECT ON feedback TO portal_staff;
CREATE POLICY feedback_staff_read ON feedback FOR SELECT TO portal_staff
  USING (about = ANY ((SELECT app.my_feedback())::text[]));

-- Whether an invitation can still be answered. Uses nothing up.
CREATE FUNCTION app.feedback_invited(p_token_hash bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM feedback_invitation WHERE token_hash = p_token_hash AND expires_at > app.clock()) $$;

-- Uses an invitation up; false when it is used or too old.
CREATE FUNCTION app.use_feedback_invitation(p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE feedback_invitation SET token_hash = NULL, expires_at = NULL
  WHERE token_hash = p_token_hash AND expires_at > app.clock();
  RETURN FOUND;
END $$;

GRANT EXECUTE ON FUNCTION app.feedback_invited, app.use_feedback_invitation TO portal_web;
GRANT EXECUTE ON FUNCTION app.my_feedback TO portal_staff;
CALL migration.own_definers();
