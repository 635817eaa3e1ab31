-- Derives the records that were put off since derive_later, and then counts what is between their
-- regions; from then on, both are done after each statement again.
CREATE OR REPLACE FUNCTION derive_now() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('register.derive_later', true) IS DISTINCT FROM 'on' THEN
        RETURN;
    END IF;
    PERFORM set_config('register.derive_later', '', true);
    PERFORM set_config('register.count_later', 'on', true);
    PERFORM refresh_records(
        array_agg(record_id) FILTER (WHERE kind = 'agreement'),
        array_agg(record_id) FILTER (WHERE kind = 'delegation'),
        array_agg(record_id) FILTER (WHERE kind = 'exchange'),
        array_agg(record_id) FILTER (WHERE kind = 'programme'))
    FROM records_to_derive;
    DELETE FROM records_to_derive;
    PERFORM set_config('register.count_later', '', true);
    PERFORM refresh_pairs(array_agg(ids)) FROM sets_to_count;
    DELETE FROM sets_to_count;
END
$$;
