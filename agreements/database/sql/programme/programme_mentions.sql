-- Every region and institution that some records name, and how: as party, unit (through which a
-- party acts), stop or place of signing; with the names as printed, each on a line.
CREATE OR REPLACE FUNCTION programme_mentions(ids int[])
RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,
    institution_id int, region_id int, printed text)
LANGUAGE sql STABLE AS $$
    SELECT programme_id, 'party', role, position, id, institution_id, region_id, name_as_printed
    FROM agreements_programmeparty WHERE programme_id = ANY (ids)
$$;
