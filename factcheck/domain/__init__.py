"""The rules of the newsroom, in plain Python: no framework, no database."""
