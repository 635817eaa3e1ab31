-- The content of a search column: the tokens of two texts, the head weighing more. It is bound to
-- search_tokens when it is made (RETURN, PostgreSQL 14): a restored dump computes the columns with
-- an empty search_path.
CREATE OR REPLACE FUNCTION search_vector(head text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(search_tokens(head), 'A') || search_tokens(body);
