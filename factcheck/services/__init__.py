"""Commands: one function is one thing a person does; the caller commits."""
