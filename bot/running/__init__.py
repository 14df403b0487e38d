"""The process: its parts are put together, started, kept in order and stopped."""
