-- How many published records of a kind name each thing, and in how many of these it takes part:
-- what the table agreements_publishedcount holds of this kind, counted anew.
CREATE OR REPLACE FUNCTION {kind}_published_counts()
RETURNS TABLE (thing text, thing_id int, named int, taking_part int)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT c.thing, c.id, count(*)::int, count(*) FILTER (WHERE c.takes_part)::int
    FROM agreements_{kind} r CROSS JOIN LATERAL ({named_things}) AS c (thing, id, takes_part)
    WHERE r.state = 'published'
    GROUP BY c.thing, c.id
$$;
