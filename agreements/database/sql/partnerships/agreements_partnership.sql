CREATE VIEW agreements_partnership AS SELECT * FROM partnerships_of(NULL, false);
