"""Opening hours in the service: kept, read from the library's website, set by staff, and told to citizens."""
