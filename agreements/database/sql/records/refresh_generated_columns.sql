-- Has all generated columns computed anew, after a function that they call has changed: it writes
-- each row of their tables as it is, which neither raises a version nor leaves a trace in the history.
CREATE OR REPLACE FUNCTION refresh_generated_columns() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    generated record;
    before text := set_deriving('on');
BEGIN
    FOR generated IN
        SELECT attrelid::regclass AS name,
            string_agg(quote_ident(attname), ', ') FILTER (WHERE attgenerated = '') AS columns
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
            AND starts_with(relname, 'agreements_') AND attnum > 0 AND NOT attisdropped
        GROUP BY attrelid HAVING bool_or(attgenerated <> '')
        ORDER BY attrelid::regclass::text
    LOOP
        EXECUTE format('UPDATE %s SET (%s) = ROW (%s)',
            generated.name, generated.columns, generated.columns);
    END LOOP;
    PERFORM set_deriving(before);
END
$$;
