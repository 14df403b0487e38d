"""A citizen's chat: what is done with what citizens write and press, and what is remembered of it."""
