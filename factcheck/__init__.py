"""Factcheck: from an article to a published verdict."""
