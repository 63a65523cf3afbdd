-- drizzle-kit writes ENABLE but never FORCE; without FORCE a table's owner would see every organization.
CREATE FUNCTION force_row_level_security() RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  target regclass;
BEGIN
  FOR target IN
    SELECT oid FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relowner = current_user::regrole AND NOT relforcerowsecurity
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  END LOOP;
END $$;
--> statement-breakpoint
-- Policies of a partitioned table do not hold for a partition that is read by its own name.
CREATE FUNCTION isolate_partition(partition_name text) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition_name);
  EXECUTE format(
    'CREATE POLICY %I ON %I USING (organization_id = current_setting(''app.organization_id'')::uuid) '
    'WITH CHECK (organization_id = current_setting(''app.organization_id'')::uuid)',
    partition_name || '_scope', partition_name
  );
END $$;
--> statement-breakpoint
-- Months in UTC. Rows that came before their month had a partition wait in the default one and are moved.
CREATE FUNCTION ensure_month_partitions(first_month date, months integer) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  parent text;
  month timestamp;
  partition_name text;
  starts timestamptz;
  ends timestamptz;
BEGIN
  FOREACH parent IN ARRAY ARRAY['audit_entries', 'zone_status_log'] LOOP
    FOR month IN
      SELECT generate_series(0, months - 1) * interval '1 month' + date_trunc('month', first_month::timestamp)
    LOOP
      partition_name := parent || to_char(month, '_YYYY_MM');
      CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
      starts := month AT TIME ZONE 'UTC';
      ends := (month + interval '1 month') AT TIME ZONE 'UTC';
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent);
      EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', parent || '_default');
      EXECUTE format(
        'WITH waiting AS (DELETE FROM %I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM waiting',
        parent || '_default', partition_name
      ) USING starts, ends;
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', parent || '_default');
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, partition_name, starts, ends);
      PERFORM isolate_partition(partition_name);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- The application writes rows and owns nothing. What has happened can be added but not altered,
-- and partitions are reached through their table only.
CREATE FUNCTION grant_to_app(app_role name) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
  target regclass;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app_role);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', app_role);
  FOR target IN
    SELECT oid FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relowner = current_user::regrole AND NOT relispartition
  LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %s TO %I', target, app_role);
    IF target NOT IN ('audit_entries'::regclass, 'zone_status_log'::regclass) THEN
      EXECUTE format('GRANT UPDATE, DELETE ON %s TO %I', target, app_role);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT;
--> statement-breakpoint
CREATE TABLE zone_status_log_default PARTITION OF zone_status_log DEFAULT;
--> statement-breakpoint
SELECT isolate_partition('audit_entries_default'), isolate_partition('zone_status_log_default');
--> statement-breakpoint
SELECT force_row_level_security();
