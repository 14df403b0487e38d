"""How long a case waits: what was promised, who is reminded, and until when it is put off."""
