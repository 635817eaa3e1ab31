-- A derived column is written by the refreshing functions or not at all: a model instance that was
-- read before a trigger ran would otherwise save its old values back.
CREATE OR REPLACE FUNCTION delegation_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.names := OLD.names;
    NEW.texts := OLD.texts;
    NEW.region_ids := OLD.region_ids;
    NEW.institution_ids := OLD.institution_ids;
    NEW.named_region_ids := OLD.named_region_ids;
    NEW.named_institution_ids := OLD.named_institution_ids;
    NEW.year_from := OLD.year_from;
    NEW.year_to := OLD.year_to;
    NEW.card := OLD.card;
    NEW.sending_region := OLD.sending_region;
    NEW.host_region := OLD.host_region;
    NEW.sending_region_ids := OLD.sending_region_ids;
    NEW.host_region_ids := OLD.host_region_ids;
    NEW.area_ids := OLD.area_ids;
    RETURN NEW;
END
$$;
