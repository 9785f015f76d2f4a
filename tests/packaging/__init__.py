"""What is installed, how it starts, and how it opens its database."""
