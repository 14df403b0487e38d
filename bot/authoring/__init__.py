"""Staff keep the knowledge base from their Telegram group: finding, writing, publishing, taking back."""
