"""The rules of the newsroom, tested without a database."""
