-- The table agreements_publishedcount, counted anew.
CREATE OR REPLACE FUNCTION published_counts()
RETURNS TABLE (kind text, thing text, thing_id int, named int, taking_part int)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT 'agreement', c.* FROM agreement_published_counts() c
    UNION ALL SELECT 'delegation', c.* FROM delegation_published_counts() c
    UNION ALL SELECT 'exchange', c.* FROM exchange_published_counts() c
    UNION ALL SELECT 'programme', c.* FROM programme_published_counts() c
$$;
