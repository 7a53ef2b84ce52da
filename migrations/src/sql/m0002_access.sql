-- Who acts in this transaction, and what is theirs to see: asked by the policies of every table, by the functions that
-- act, and by triggers. All of it stands here, before the tables it reads, so that each table below has its policies
-- beside it.

SET LOCAL check_function_bodies = off;

-- Staff -------------------------------------------------------------------------------------------

-- Who acts in this transaction. Unset means nobody, and nobody sees anything.
CREATE FUNCTION app.actor() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.actor', true), '')::uuid $$;

-- The actor's organisation; null once the account has ended.
CREATE FUNCTION app.my_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT controller FROM staff WHERE id = app.actor() AND ended_at IS NULL $$;

-- Queues the actor works: assigned ones for triage, the whole organisation for a manager.
CREATE FUNCTION app.my_queues() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT q.code), '{}')
  FROM staff s
  JOIN staff_role r ON r.staff_id = s.id
  JOIN queue q ON q.controller = s.controller
  WHERE s.id = app.actor() AND s.ended_at IS NULL
    AND (r.role IN ('manager_fh', 'manager_tpa')
      OR (r.role IN ('triage_fh', 'triage_tpa')
        AND EXISTS (SELECT FROM staff_queue sq WHERE sq.staff_id = s.id AND sq.queue = q.code)))
$$;

-- The organisation whose flagged enquiries the actor leads on; null for all others.
CREATE FUNCTION app.lead_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role = 'safeguarding_lead'
$$;

-- Flags that bring an enquiry before the safeguarding lead.
CREATE FUNCTION app.lead_flags() RETURNS text[] LANGUAGE sql IMMUTABLE AS
$$ SELECT ARRAY['danger_now', 'no_safe_place_tonight', 'child_enquirer', 'officer_concern', 'urgent'] $$;

-- Whether the actor manages an organisation.
CREATE FUNCTION app.is_manager() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s JOIN staff_role r ON r.staff_id = s.id
    WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa'))
$$;

-- The organisation whose information the actor protects; null for all others.
CREATE FUNCTION app.dpo_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('dpo_smbc', 'dpo_shg')
$$;

-- The organisation whose records a data protection officer may open in this transaction: only after a
-- reason was given (`r` of the matrix), which the portal sets here and writes into the audit.
CREATE FUNCTION app.reason_controller() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND r.role IN ('dpo_smbc', 'dpo_shg')
    AND nullif(current_setting('app.reason', true), '') IS NOT NULL
  LIMIT 1
$$;

-- The organisation whose accounts the actor administers; null for all others.
CREATE FUNCTION app.admin_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND s.paused_at IS NULL AND r.role = 'admin'
$$;

-- The organisation whose managers look at who may do what.
CREATE FUNCTION app.manager_controller() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.controller FROM staff s JOIN staff_role r ON r.staff_id = s.id
  WHERE s.id = app.actor() AND s.ended_at IS NULL AND s.paused_at IS NULL AND r.role IN ('manager_fh', 'manager_tpa') LIMIT 1
$$;

-- Whether an account may hold a case of a queue: it is active and works that queue.
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

-- Whether an account may hold a task of a case: it works the queue of the case.
CREATE FUNCTION app.works_case(p_staff uuid, p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.works_queue(p_staff, e.queue) FROM enquiry e WHERE e.id = p_enquiry
$$;

-- Cases beyond one's queues -----------------------------------------------------------------------

-- The enquiry of the request that a data protection officer has in hand in this transaction. The
-- request is the reason, which the matrix asks for.
CREATE FUNCTION app.dpo_enquiry() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.enquiry_id FROM rights_request q JOIN enquiry e ON e.id = q.enquiry_id
  WHERE q.id = nullif(current_setting('app.request', true), '')::uuid
    AND q.controller = app.dpo_controller() AND e.controller = q.controller
$$;

-- Whether the actor is in the audience of a narrowed case: a manager or the lead of the organisation, somebody who was
-- granted access, or the data protection officer with a request about it in hand. Whether the case is in their scope is
-- asked separately.
CREATE FUNCTION app.in_audience(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT app.is_manager()
    OR EXISTS (SELECT FROM case_audience a WHERE a.enquiry_id = p_enquiry AND a.staff_id = app.actor())
    OR app.lead_controller() = (SELECT e.controller FROM enquiry e WHERE e.id = p_enquiry)
    OR p_enquiry IS NOT DISTINCT FROM app.dpo_enquiry()
$$;

-- The cases that the actor has open by emergency access now.
CREATE FUNCTION app.my_emergency_access() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(g.enquiry_id), '{}') FROM emergency_access g JOIN staff s ON s.id = g.staff_id
  WHERE g.staff_id = app.actor() AND g.ended_at IS NULL AND g.ends_at > app.clock() AND s.ended_at IS NULL
$$;

-- Whether a case is in sight by emergency access alone: it is read, and nobody writes to it.
CREATE FUNCTION app.only_by_emergency_access(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_enquiry = ANY (app.my_emergency_access()) AND NOT EXISTS (SELECT FROM enquiry e WHERE e.id = p_enquiry
    AND app.in_sight(e, app.my_queues(), app.lead_controller(), app.is_manager()))
$$;

-- Lines of a case that not everybody who sees it may read ------------------------------------------

-- Whether a share is the record of a call about a safeguarding concern.
CREATE FUNCTION app.is_concern_call(p_share uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM concern_call c WHERE c.share_id = p_share) $$;

-- Whether a line of the disclosures tells of such a call.
CREATE FUNCTION app.is_concern_disclosure(p_disclosure uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM concern_call c JOIN share s ON s.id = c.share_id WHERE s.disclosure_id = p_disclosure)
$$;

-- Whether a line of the disclosures is kept from the person; its columns are not theirs to read.
CREATE FUNCTION app.is_withheld(p_disclosure uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT withheld_by IS NOT NULL FROM disclosure WHERE id = p_disclosure $$;

-- Residents ---------------------------------------------------------------------------------------

-- The enquiry that this resident's session opened; null when there is none or it has been idle for 20 minutes.
CREATE FUNCTION app.manage_enquiry() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT enquiry_id FROM manage_session
  WHERE token_hash = decode(nullif(current_setting('app.manage', true), ''), 'hex')
    AND ended_at IS NULL AND touched_at > app.clock() - interval '20 minutes'
    AND created_at > app.clock() - interval '8 hours'
$$;

-- What this very transaction made -----------------------------------------------------------------

-- True for an enquiry that this very transaction made: its parts may be written along with it, and never after.
CREATE FUNCTION app.is_new(p_enquiry uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM enquiry WHERE id = p_enquiry AND xmin = pg_current_xact_id()::xid) $$;

-- True for an enquiry that the actor wrote down in this very transaction: its parts are written along with it, and
-- never after, also where the rules put it into a queue that the actor does not work.
CREATE FUNCTION app.is_new_entry(p_enquiry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM enquiry
    WHERE id = p_enquiry AND entered_by = app.actor() AND xmin = pg_current_xact_id()::xid)
$$;

-- As above, and the person is there to be asked: nobody else, no child below 13, no referral (rule 2.4).
CREATE FUNCTION app.new_entry_asks(p_enquiry uuid, p_controller text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM enquiry
    WHERE id = p_enquiry AND entered_by = app.actor() AND xmin = pg_current_xact_id()::xid
      AND controller = p_controller AND source_channel IN ('phone', 'face_to_face')
      AND about_whom <> 'someone_else' AND age_band <> 'under_13')
$$;

-- Triggers ask these also where the owner seeds.
GRANT EXECUTE ON FUNCTION app.works_queue, app.works_case TO portal_owner;
GRANT EXECUTE ON FUNCTION app.is_withheld, app.manage_enquiry, app.is_new TO portal_web;
GRANT EXECUTE ON FUNCTION app.my_controller, app.my_queues, app.lead_controller, app.is_manager, app.dpo_controller,
  app.reason_controller, app.admin_controller, app.manager_controller, app.works_queue, app.works_case,
  app.dpo_enquiry, app.in_audience, app.my_emergency_access, app.only_by_emergency_access, app.is_concern_call, app.is_concern_disclosure, app.is_new_entry,
  app.new_entry_asks TO portal_staff;
CALL migration.own_definers();
