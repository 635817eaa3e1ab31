CREATE OR REPLACE TRIGGER derive_aliases_insert AFTER INSERT ON agreements_{vocabulary}alias
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_{vocabulary}_of_alias();

CREATE OR REPLACE TRIGGER derive_aliases_update AFTER UPDATE ON agreements_{vocabulary}alias
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_{vocabulary}_of_alias();

CREATE OR REPLACE TRIGGER derive_aliases_delete AFTER DELETE ON agreements_{vocabulary}alias
REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_{vocabulary}_of_alias();
