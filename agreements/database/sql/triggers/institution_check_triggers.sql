CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_institution
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_parent_circle(
    'An institution cannot be a unit of one of its own units.');

CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_institution
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_parent_circle(
    'An institution cannot be a unit of one of its own units.');

CREATE OR REPLACE TRIGGER check_successor_insert AFTER INSERT ON agreements_institution
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_successor_circle(
    'An institution cannot be succeeded by one that it succeeds.');

CREATE OR REPLACE TRIGGER check_successor_update AFTER UPDATE ON agreements_institution
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_institution_successor_circle(
    'An institution cannot be succeeded by one that it succeeds.');
