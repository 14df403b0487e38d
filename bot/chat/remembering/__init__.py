"""What is remembered of a chat, and how it is kept."""
