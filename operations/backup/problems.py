class BackupProblem(Exception):
    """Why a backup cannot be made or restored, in words for whoever runs the server."""
