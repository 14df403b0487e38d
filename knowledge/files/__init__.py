"""Entries and questions in files that people write: YAML with places, fields, and the blanks for local facts."""
