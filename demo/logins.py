"""The accounts of the demo, printed by `make run`. The demo is never installed in production."""

LOGINS = {
    "admin": "apollo-admin",
    "editor": "apollo-editor",
    "physician": "apollo-physician",
    "reviewer": "apollo-reviewer",
    "frontdesk": "apollo-frontdesk",
    "triagelead": "apollo-triagelead",
    "privacy": "apollo-privacy",
}
