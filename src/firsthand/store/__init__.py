"""Where a case stays: the schema, SQLite, migrations, and what is written and read in one step. Knows records, no stages."""
