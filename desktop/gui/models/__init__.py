"""What tables show: models that never touch the database and never wait."""
