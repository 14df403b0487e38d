"""Events: fetched from their sources, entered by staff, listed."""
