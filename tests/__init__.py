"""The tests: one directory a layer, builders and fixtures beside them."""
