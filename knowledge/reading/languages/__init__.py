"""Which language a text is in, and what is known of those that we cannot answer in."""
