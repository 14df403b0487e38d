"""What goes out: a row before it is a message, sent within the limits, and what became of it written down."""
