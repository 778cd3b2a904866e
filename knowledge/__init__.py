"""Plans: reading, understanding, searching, answering. Knows nothing of Telegram."""
