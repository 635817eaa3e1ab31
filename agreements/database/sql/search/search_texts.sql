-- What the texts of a record say (the column `texts`, see agreement_texts.sql), each on a line; the
-- rest of very long ones is left out, since a tsvector holds a megabyte at most.
CREATE OR REPLACE FUNCTION search_texts(texts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT left(string_agg(said #>> '{}', E'\n' ORDER BY n), 100000)
    FROM jsonb_path_query(texts, '$[*].text.*') WITH ORDINALITY AS one (said, n)
);
