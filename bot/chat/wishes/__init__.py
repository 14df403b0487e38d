"""What citizens want of the assistant itself: their rights, consent, opinions, and what it sends by itself."""
