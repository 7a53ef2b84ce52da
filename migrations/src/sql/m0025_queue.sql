-- The lists that officers work by: what nobody has looked at comes before what somebody has; tags; kept lists;
-- giving a case to a colleague.

-- Two runs of the page, each along its own index. `enquiry_open` stays, for counts.
CREATE INDEX enquiry_open_new ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL AND confirmed_at IS NULL;
CREATE INDEX enquiry_open_looked ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL AND restricted_at IS NULL AND confirmed_at IS NOT NULL;
-- What a resident took back and nobody has closed yet.
CREATE INDEX enquiry_taken_back ON enquiry (queue, urgent DESC, first_look_due, id)
  WHERE closed_at IS NULL AND withdrawn_at IS NOT NULL;

-- Codes only: free words would name people.
ALTER TABLE enquiry ADD COLUMN tags text[] NOT NULL DEFAULT '{}' CONSTRAINT enquiry_tags
  CHECK (tags <@ ARRAY['call_back', 'interpreter', 'visit', 'partner_wait', 'talk_over', 'letter']);
GRANT UPDATE (tags) ON enquiry TO portal_staff;

-- What a list was narrowed to, under a name. Codes and ids of staff only.
CREATE TABLE kept_list (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL CONSTRAINT kept_list_staff REFERENCES staff,
  controller text NOT NULL CONSTRAINT kept_list_controller REFERENCES controller,
  queue text NOT NULL CONSTRAINT kept_list_queue REFERENCES queue,
  name text NOT NULL CONSTRAINT kept_list_name CHECK (length(name) BETWEEN 1 AND 40),
  narrows jsonb NOT NULL CONSTRAINT kept_list_narrows CHECK (jsonb_typeof(narrows) = 'object' AND length(narrows::text) < 600),
  shared boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX kept_list_of ON kept_list (queue, name);
ALTER TABLE kept_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_list FORCE ROW LEVEL SECURITY;
CREATE POLICY kept_list_owner ON kept_list TO portal_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON kept_list TO portal_staff;
CREATE POLICY kept_list_read ON kept_list FOR SELECT TO portal_staff
  USING (queue = ANY ((SELECT app.my_queues())::text[]) AND (staff_id = (SELECT app.actor()) OR shared));
CREATE POLICY kept_list_add ON kept_list FOR INSERT TO portal_staff
  WITH CHECK (staff_id = (SELECT app.actor()) AND controller = (SELECT app.my_controller())
    AND queue = ANY ((SELECT app.my_queues())::text[]));
CREATE POLICY kept_list_forget ON kept_list FOR DELETE TO portal_staff USING (staff_id = (SELECT app.actor()));

-- Who may have a case of a queue: those whose account is active and who work that queue.
SET LOCAL ROLE portal_definer;
CREATE FUNCTION app.works_queue(p_staff uuid, p_queue text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM staff s
    JOIN queue q ON q.code = p_queue AND q.controller = s.controller
    JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = p_staff AND s.ended_at IS NULL AND s.paused_at IS NULL
      AND (r.role IN ('manager_fh', 'manager_tpa')
        OR (r.role IN ('triage_fh', 'triage_tpa')
          AND EXISTS (SELECT FROM staff_queue sq WHERE sq.staff_id = s.id AND sq.queue = p_queue))))
$$;
-- Of the reader's own organisation only.
CREATE FUNCTION app.workers(p_queue text) RETURNS TABLE (id uuid, display_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.display_name FROM staff s
  WHERE p_queue = ANY (app.my_queues()) AND s.controller = app.my_controller() AND app.works_queue(s.id, p_queue)
  ORDER BY s.display_name, s.id
$$;
GRANT EXECUTE ON FUNCTION app.workers(text), app.works_queue(uuid, text) TO portal_staff;
SET LOCAL ROLE portal_owner;

-- A case is never with somebody who cannot open it, whatever the code does.
CREATE FUNCTION app.refuse_wrong_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT app.works_queue(NEW.assigned_to, NEW.queue) THEN
    RAISE EXCEPTION 'this person does not work that queue' USING ERRCODE = 'check_violation', CONSTRAINT = 'enquiry_holder_works_queue';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enquiry_holder BEFORE UPDATE OF assigned_to ON enquiry FOR EACH ROW
  WHEN (NEW.assigned_to IS NOT NULL AND NEW.assigned_to IS DISTINCT FROM OLD.assigned_to)
  EXECUTE FUNCTION app.refuse_wrong_holder();
