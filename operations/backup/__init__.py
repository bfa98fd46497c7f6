"""Backups: one encrypted file each, made, kept, restored and rehearsed (docs/adr/0007-backups.md)."""
