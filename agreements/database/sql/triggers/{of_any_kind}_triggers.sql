CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_{of_any_kind}
FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();

CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_{of_any_kind}
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_{of_any_kind}();

CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_{of_any_kind}
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_{of_any_kind}();

CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_{of_any_kind}
REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_record_of_{of_any_kind}();
