-- After a statement that writes specialties: refuses a third level of the catalogue.
CREATE OR REPLACE FUNCTION refuse_third_level() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows WHERE parent_id IS NOT NULL);
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    IF EXISTS (
        SELECT FROM agreements_specialty middle
        JOIN agreements_specialty low ON low.parent_id = middle.id
        WHERE middle.parent_id IS NOT NULL AND (low.id = ANY (ids) OR middle.id = ANY (ids))
    ) THEN
        RAISE check_violation USING
            MESSAGE = 'The catalogue of specialties has two levels, no more.',
            CONSTRAINT = 'specialty_two_levels', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
