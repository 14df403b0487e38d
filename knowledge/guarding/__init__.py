"""How each kind of personal data looks in a text: one module per kind, over texts made readable by `reading`."""
