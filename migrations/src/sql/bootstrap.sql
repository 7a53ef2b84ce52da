-- Roles are the cluster's, not a database's: made once by the login that owns the installation,
-- before any migration runs as portal_owner. Safe to run again and by several at once.
DO $$
DECLARE
  name text;
BEGIN
  PERFORM pg_advisory_xact_lock(7270611);
  FOREACH name IN ARRAY ARRAY['portal_owner', 'portal_definer', 'portal_web', 'portal_staff', 'portal_worker',
                              'portal_retention', 'portal_equality', 'portal_auditor', 'portal_backup'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT NOBYPASSRLS', name);
    END IF;
    IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', name, current_user);
    END IF;
  END LOOP;
  -- The owner makes functions that run as portal_definer.
  IF NOT pg_has_role('portal_owner', 'portal_definer', 'MEMBER') THEN
    GRANT portal_definer TO portal_owner;
  END IF;
  -- Backups read everything; only a superuser may say so. Elsewhere the operator's own backup role serves.
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
     AND NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = 'portal_backup') THEN
    ALTER ROLE portal_backup BYPASSRLS;
  END IF;
  EXECUTE format('GRANT CREATE, CONNECT, TEMPORARY ON DATABASE %I TO portal_owner', current_database());
  EXECUTE 'GRANT USAGE, CREATE ON SCHEMA public TO portal_owner';
  EXECUTE 'REVOKE CREATE ON SCHEMA public FROM PUBLIC';
END $$;
