"""Ready pages for anonymous visitors, answered before Django."""

# What `environ` says of an answer that was ready.
WAS_READY = "pagecache.was_ready"
