"""What holds for all of the code: layout, routes, templates, history."""
