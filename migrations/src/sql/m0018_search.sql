-- Search (feature E8) and possible duplicates (feature E9): keyed hashes of forms of a name (`blind_index`), the ways
-- in which staff find a case by them inside their own scope, and what a person decides about two possible duplicates.

-- How far the forms of names have been made for cases written before this version: up to this id. The last
-- pass is one that begins a day after, because servers of the version before may still write meanwhile.
CREATE TABLE search_backfill (
  id boolean PRIMARY KEY DEFAULT true CONSTRAINT search_backfill_one CHECK (id),
  begun_at timestamptz NOT NULL,
  reached uuid,
  finished_at timestamptz
);
INSERT INTO search_backfill (begun_at) VALUES (now());
GRANT SELECT, UPDATE (reached, finished_at) ON search_backfill TO portal_worker;

-- What a person decided about two possible duplicates (feature E9): a ledger; the newest decision on a pair counts. The
-- ids stand in their order, so that a pair is one pair whichever of the two is open.
CREATE TABLE case_link (
  id uuid PRIMARY KEY,
  first_id uuid NOT NULL CONSTRAINT case_link_first REFERENCES enquiry,
  second_id uuid NOT NULL CONSTRAINT case_link_second REFERENCES enquiry,
  decision text NOT NULL CONSTRAINT case_link_decision CHECK (decision IN ('linked', 'dismissed')),
  -- What was alike at that moment: kinds of the index, nothing of what was written.
  matches text[] NOT NULL,
  actor_id uuid NOT NULL CONSTRAINT case_link_actor REFERENCES staff,
  at timestamptz NOT NULL,
  CONSTRAINT case_link_order CHECK (first_id < second_id)
);
CREATE INDEX case_link_first_of ON case_link (first_id, at);
CREATE INDEX case_link_second_of ON case_link (second_id, at);
CALL migration.protect('case_link');
CALL migration.let_retention_delete('case_link');
CALL migration.append_only('case_link');
-- Both cases must be in sight: a link never tells of one that is not.
GRANT SELECT, INSERT ON case_link TO portal_staff;
CREATE POLICY case_link_staff_read ON case_link FOR SELECT TO portal_staff USING (
  EXISTS (SELECT FROM enquiry e WHERE e.id = first_id) AND EXISTS (SELECT FROM enquiry e WHERE e.id = second_id));
CREATE POLICY case_link_staff_add ON case_link FOR INSERT TO portal_staff WITH CHECK (
  actor_id = (SELECT app.actor())
  AND EXISTS (SELECT FROM enquiry e WHERE e.id = first_id AND e.restricted_at IS NULL AND e.queue = ANY (app.my_queues()))
  AND EXISTS (SELECT FROM enquiry e WHERE e.id = second_id AND e.restricted_at IS NULL AND e.queue = ANY (app.my_queues())));

-- The newest cases in the actor's sight that carry every one of these hashes; the first is to be the rarest. Of
-- the first, so many are looked at and no more: `more` then says that there may be others. Never reads a whole
-- table, however common a hash is.
CREATE FUNCTION app.find_cases(p_kinds text[], p_hashes bytea[], p_limit integer, p_looked integer,
  OUT ids uuid[], OUT more boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_queues text[] := app.my_queues();
  v_lead text := app.lead_controller();
  v_manager boolean := app.is_manager();
BEGIN
  SELECT coalesce(array_agg(found.id ORDER BY found.id DESC), '{}') INTO ids FROM (
    SELECT e.id FROM (
      SELECT b.enquiry_id FROM blind_index b WHERE b.kind = p_kinds[1] AND b.hash = p_hashes[1]
      ORDER BY b.enquiry_id DESC LIMIT p_looked) AS near
    JOIN enquiry e ON e.id = near.enquiry_id
    WHERE app.in_sight(e, v_queues, v_lead, v_manager)
      AND NOT EXISTS (
        SELECT FROM unnest(p_kinds[2:], p_hashes[2:]) AS other (kind, hash)
        WHERE NOT EXISTS (SELECT FROM blind_index o
          WHERE o.enquiry_id = near.enquiry_id AND o.kind = other.kind AND o.hash = other.hash))
    ORDER BY near.enquiry_id DESC LIMIT p_limit + 1) AS found;
  more := cardinality(ids) > p_limit;
  IF more THEN
    ids := ids[:p_limit];
  ELSE
    more := EXISTS (SELECT FROM blind_index b WHERE b.kind = p_kinds[1] AND b.hash = p_hashes[1]
      ORDER BY b.enquiry_id DESC OFFSET p_looked LIMIT 1);
  END IF;
END $$;

-- Which of these hashes cases in the actor's sight carry: why a hit is one.
CREATE FUNCTION app.matching_hashes(p_ids uuid[], p_kinds text[], p_hashes bytea[]) RETURNS TABLE (enquiry_id uuid, kind text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_queues text[] := app.my_queues();
  v_lead text := app.lead_controller();
  v_manager boolean := app.is_manager();
BEGIN
  RETURN QUERY SELECT b.enquiry_id, b.kind
  FROM unnest(p_kinds, p_hashes) AS asked (kind, hash)
  JOIN blind_index b ON b.enquiry_id = ANY (p_ids) AND b.kind = asked.kind AND b.hash = asked.hash
  JOIN enquiry e ON e.id = b.enquiry_id
  WHERE app.in_sight(e, v_queues, v_lead, v_manager);
END $$;

-- Possible duplicates: other cases in the actor's sight that carry the same number, the same address, or the same name at the same
-- postcode. Of each, the newest so many are looked at: a number that hundreds share says nothing.
CREATE FUNCTION app.find_duplicates(p_enquiry uuid, p_looked integer) RETURNS TABLE (enquiry_id uuid, kinds text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_queues text[] := app.my_queues();
  v_lead text := app.lead_controller();
  v_manager boolean := app.is_manager();
BEGIN
  IF NOT EXISTS (SELECT FROM enquiry e WHERE e.id = p_enquiry AND app.in_sight(e, v_queues, v_lead, v_manager)) THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH shared AS (
    SELECT near.enquiry_id AS other, own.kind
    FROM blind_index own
    CROSS JOIN LATERAL (
      SELECT b.enquiry_id FROM blind_index b
      WHERE b.kind = own.kind AND b.hash = own.hash AND b.enquiry_id <> p_enquiry
      ORDER BY b.enquiry_id DESC LIMIT p_looked) AS near
    WHERE own.enquiry_id = p_enquiry AND own.kind IN ('phone', 'email', 'postcode')
  ), named AS (
    -- A name alone says little, and so does a postcode alone: of the same postcode, those of the same name.
    SELECT s.other, CASE s.kind WHEN 'postcode' THEN 'name_folded' ELSE s.kind END AS kind FROM shared s
    WHERE s.kind <> 'postcode' OR EXISTS (
      SELECT FROM blind_index mine JOIN blind_index theirs ON theirs.enquiry_id = s.other
        AND theirs.kind = 'name_folded' AND theirs.hash = mine.hash
      WHERE mine.enquiry_id = p_enquiry AND mine.kind = 'name_folded')
  )
  SELECT n.other, array_agg(DISTINCT n.kind ORDER BY n.kind)
  FROM named n JOIN enquiry e ON e.id = n.other
  WHERE app.in_sight(e, v_queues, v_lead, v_manager)
  GROUP BY n.other ORDER BY n.other DESC;
END $$;

-- Adds forms of a name to a case that has its index, if its newest version is still the one they were made of.
-- A change of details holds the row, an erasure the lock: neither leaves an old form behind.
CREATE FUNCTION app.add_index(p_enquiry uuid, p_version integer, p_kinds text[], p_hashes bytea[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('index ' || p_enquiry::text, 0));
  PERFORM FROM enquiry WHERE id = p_enquiry FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM blind_index WHERE enquiry_id = p_enquiry AND kind = 'name')
     OR (SELECT max(version) FROM enquiry_content WHERE enquiry_id = p_enquiry) IS DISTINCT FROM p_version THEN
    RETURN false;
  END IF;
  INSERT INTO blind_index (enquiry_id, kind, hash)
  SELECT p_enquiry, i.kind, i.hash FROM unnest(p_kinds, p_hashes) AS i (kind, hash) ON CONFLICT DO NOTHING;
  RETURN true;
END $$;

GRANT EXECUTE ON FUNCTION app.find_cases, app.matching_hashes, app.find_duplicates TO portal_staff;
GRANT EXECUTE ON FUNCTION app.add_index TO portal_worker;
CALL migration.own_definers();
