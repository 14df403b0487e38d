"""What the assistant knows and how sure it is: pure domain, usable without Telegram, a server or a token."""
