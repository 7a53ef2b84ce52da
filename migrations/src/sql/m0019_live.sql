-- What changed, for pages that are kept up to date: ids and the code of a queue, nothing of a person.

-- No NOTIFY in the transaction: it commits under one lock of the whole database. A row here costs its writer
-- next to nothing, and each server reads the new ones twice a second. Unlogged: after a crash or a change of
-- primary it is empty, and every page that is kept up to date asks anew.
CREATE UNLOGGED TABLE live_change (
  -- Whose: a reader asks for those that its last snapshot did not see, whatever the order of the commits.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Where work changed; NULL: a session of the account `subject` has ended.
  queue text,
  subject uuid NOT NULL
);
CREATE INDEX live_change_xid ON live_change (xid);
CREATE INDEX live_change_at ON live_change (at);
CALL migration.protect('live_change');
GRANT SELECT, DELETE ON live_change TO portal_worker;
CREATE POLICY live_change_read ON live_change FOR SELECT TO portal_worker USING (true);
CREATE POLICY live_change_clear ON live_change FOR DELETE TO portal_worker
  USING (at < clock_timestamp() - interval '1 minute');
GRANT INSERT ON live_change TO portal_definer;

-- A case that moves changes two queues.
CREATE FUNCTION app.enquiry_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO live_change (queue, subject) VALUES (OLD.queue, OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.queue IS DISTINCT FROM OLD.queue) THEN
    INSERT INTO live_change (queue, subject) VALUES (NEW.queue, NEW.id);
  END IF;
  RETURN NULL;
END $$;
-- Closed work stands in no list: ten million old forms that are erased tell nobody anything.
CREATE TRIGGER enquiry_inserted AFTER INSERT ON enquiry FOR EACH ROW
  WHEN (NEW.closed_at IS NULL) EXECUTE FUNCTION app.enquiry_changed();
CREATE TRIGGER enquiry_changed AFTER UPDATE ON enquiry FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION app.enquiry_changed();
CREATE TRIGGER enquiry_deleted AFTER DELETE ON enquiry FOR EACH ROW
  WHEN (OLD.closed_at IS NULL) EXECUTE FUNCTION app.enquiry_changed();

CREATE FUNCTION app.session_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO live_change (subject) VALUES (NEW.staff_id);
  RETURN NULL;
END $$;
CREATE TRIGGER session_ended AFTER UPDATE OF ended_at ON session FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.session_ended();

CALL migration.own_definers();
