"""Between Telegram and us: what comes in is stored before it is confirmed, what goes out is a row before a message."""
