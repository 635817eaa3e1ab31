CREATE OR REPLACE TRIGGER derive_members_insert AFTER INSERT ON agreements_regionmember
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_members();

CREATE OR REPLACE TRIGGER derive_members_update AFTER UPDATE ON agreements_regionmember
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_members();

CREATE OR REPLACE TRIGGER derive_members_delete AFTER DELETE ON agreements_regionmember
REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_members();
