-- Triggers fire in the order of their names: `check_…` comes before `derive_…`, `keep_derived` before
-- `raise_version`.
CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_{kind}
FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();

CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_{kind} FOR EACH ROW
WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION {kind}_keep_derived();

-- It leaves alone what only derived columns change.
CREATE OR REPLACE TRIGGER raise_version BEFORE UPDATE ON agreements_{kind} FOR EACH ROW
WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION raise_version();

CREATE OR REPLACE TRIGGER check_code BEFORE UPDATE ON agreements_{kind} FOR EACH ROW
WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)
EXECUTE FUNCTION refuse_new_code();

CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_{kind} FOR EACH ROW
WHEN (OLD.code IS NOT NULL) EXECUTE FUNCTION refuse_deletion();

CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_{kind}
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_{kind}();

CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_{kind}
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION derive_{kind}();

CREATE OR REPLACE TRIGGER count_published_insert AFTER INSERT ON agreements_{kind}
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_{kind}_insert();

CREATE OR REPLACE TRIGGER count_published_update AFTER UPDATE ON agreements_{kind}
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_{kind}_update();

CREATE OR REPLACE TRIGGER count_published_delete AFTER DELETE ON agreements_{kind}
REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_{kind}_delete();
