"""The sample plans: their texts, and how they are written as TXT, DOCX and PDF."""
