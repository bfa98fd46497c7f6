"""Copying all that an installation has stored from one database to another, row by row."""
