CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_programme
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_programme_parent_circle(
    'A programme cannot be part of a programme that is part of it.');

CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_programme
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_programme_parent_circle(
    'A programme cannot be part of a programme that is part of it.');
