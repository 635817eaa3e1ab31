CREATE OR REPLACE TRIGGER check_circle_insert AFTER INSERT ON agreements_agreementlink
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_link_circle();

CREATE OR REPLACE TRIGGER check_circle_update AFTER UPDATE ON agreements_agreementlink
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION refuse_link_circle();
