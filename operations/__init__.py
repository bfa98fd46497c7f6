"""What keeps an installation alive: backup and restore, moving to another database, and its health."""
