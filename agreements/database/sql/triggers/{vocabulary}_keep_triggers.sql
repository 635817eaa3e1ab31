CREATE OR REPLACE TRIGGER keep_derived BEFORE UPDATE ON agreements_{vocabulary} FOR EACH ROW
WHEN (current_setting('register.deriving', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION {vocabulary}_keep_derived();
