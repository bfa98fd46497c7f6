"""The text of the demo site as plain data: no models, no queries."""
