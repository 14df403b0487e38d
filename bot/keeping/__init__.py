"""Keeping the knowledge base in the staff group: roles, incidents, files, and what is due for a check."""
