"""Telegram: who asks, how it is shown, when staff are reminded."""
