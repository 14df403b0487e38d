"""The edges: one module per conversation, each reads an update, calls a use case and renders the reply."""
