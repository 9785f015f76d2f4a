"""Reads: named selects that return rows or small frozen values."""
