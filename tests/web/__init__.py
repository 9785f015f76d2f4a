"""Pages and forms, fetched by a client that checks each page."""
