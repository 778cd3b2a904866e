"""A question becomes an answer with citations, a clarification or a refusal."""
