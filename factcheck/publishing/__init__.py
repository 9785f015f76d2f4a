"""From a reviewed claim to what the public reads; free of Flask."""
