"""Events: what is asked for, what happens at the houses, and what has changed since it was last looked at."""
