CREATE OR REPLACE TRIGGER check_parent_insert AFTER INSERT ON agreements_region
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_parent_circle(
    'A place cannot be part of something that is part of it.');

CREATE OR REPLACE TRIGGER check_parent_update AFTER UPDATE ON agreements_region
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_parent_circle(
    'A place cannot be part of something that is part of it.');

CREATE OR REPLACE TRIGGER check_successor_insert AFTER INSERT ON agreements_region
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_successor_circle(
    'A place cannot be succeeded by something that it succeeds.');

CREATE OR REPLACE TRIGGER check_successor_update AFTER UPDATE ON agreements_region
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_region_successor_circle(
    'A place cannot be succeeded by something that it succeeds.');
