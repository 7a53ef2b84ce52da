-- Tasks that people set themselves and each other, and cases that are opened again.

ALTER TABLE task
  ADD COLUMN owner_id uuid CONSTRAINT task_owner REFERENCES staff,
  ADD COLUMN created_by uuid CONSTRAINT task_created_by REFERENCES staff,
  -- What is to be done, sealed with the key of the case.
  ADD COLUMN words bytea,
  ADD CONSTRAINT task_own_words CHECK ((kind = 'own') = (words IS NOT NULL)),
  ADD CONSTRAINT task_own_made CHECK ((kind = 'own') = (created_by IS NOT NULL));
CREATE INDEX task_due ON task (due_at, id) WHERE done_at IS NULL;
CREATE INDEX task_owned ON task (owner_id, due_at, id) WHERE done_at IS NULL;
GRANT UPDATE (owner_id) ON task TO portal_staff;
-- Done under the own name, or given to somebody while it is open.
ALTER POLICY task_staff_work ON task WITH CHECK (done_by IS NULL OR done_by = (SELECT app.actor()));

-- A task is never with somebody who cannot open its case; one that a person set carries that person's name.
SET LOCAL ROLE portal_definer;
CREATE FUNCTION app.works_case(p_staff uuid, p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.works_queue(p_staff, e.queue) FROM enquiry e WHERE e.id = p_enquiry
$$;
GRANT EXECUTE ON FUNCTION app.works_case(uuid, uuid) TO portal_staff;
SET LOCAL ROLE portal_owner;
CREATE FUNCTION app.check_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.owner_id IS DISTINCT FROM OLD.owner_id)
     AND NOT coalesce(app.works_case(NEW.owner_id, NEW.enquiry_id), false) THEN
    RAISE EXCEPTION 'this person does not work that case' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_owner_works_case';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'a task that is done stays done' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_stays_done';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.created_by IS NOT NULL AND NEW.created_by IS DISTINCT FROM app.actor() THEN
    RAISE EXCEPTION 'a task carries the name of whoever sets it' USING ERRCODE = 'check_violation', CONSTRAINT = 'task_own_name';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER task_check BEFORE INSERT OR UPDATE OF owner_id, done_at, done_by ON task FOR EACH ROW EXECUTE FUNCTION app.check_task();

-- The outcome of each closing: a case that was opened again and closed again has several.
ALTER TABLE status_change ADD COLUMN outcome text CONSTRAINT status_change_outcome
  CHECK (outcome IS NULL OR (status = 'closed' AND outcome IN ('info_given', 'signposted', 'support_accepted',
    'intervention', 'no_further_action', 'could_not_contact', 'not_ours', 'withdrawn')));

-- What the resident took back, what the other organisation has now, and what is erased stays closed.
CREATE FUNCTION app.check_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome = 'withdrawn' OR OLD.withdrawn_at IS NOT NULL OR OLD.transferred_at IS NOT NULL OR OLD.restricted_at IS NOT NULL
     OR NOT EXISTS (SELECT FROM data_key k WHERE k.enquiry_id = OLD.id) THEN
    RAISE EXCEPTION 'this case stays closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_stays_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_reopening BEFORE UPDATE OF closed_at ON enquiry FOR EACH ROW
  WHEN (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL) EXECUTE FUNCTION app.check_reopening();
