"""Tests of the design: colours, stylesheets and templates as files."""
