"""Sections become facts, each with its quote."""
