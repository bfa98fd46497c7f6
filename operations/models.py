from operations.backup.models import BackupRun, Erasure, KeySheet  # noqa: F401 (Django looks for them here)
