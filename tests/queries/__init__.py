"""What people ask, tested on migrated databases of both kinds."""
