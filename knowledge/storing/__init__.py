"""The knowledge base in the database: its tables, its only way of changing, and what became of it."""
