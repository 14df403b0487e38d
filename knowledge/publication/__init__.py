"""Before something is published: who may, what it would change, and what is made of it."""
