CREATE VIEW agreements_partnership AS SELECT * FROM partnerships();
