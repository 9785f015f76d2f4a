"""The migrations, up and down, on both databases."""
