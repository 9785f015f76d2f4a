"""What people do, tested on migrated databases of both kinds."""
