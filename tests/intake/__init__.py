"""Tests of what reads articles, dates and addresses."""
