"""The database: its address, engines and transactions, its tables, and bringing it to this version."""
