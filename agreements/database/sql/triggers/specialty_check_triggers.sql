CREATE OR REPLACE TRIGGER check_levels_insert AFTER INSERT ON agreements_specialty
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_third_level();

CREATE OR REPLACE TRIGGER check_levels_update AFTER UPDATE ON agreements_specialty
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_third_level();
