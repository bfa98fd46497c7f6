"""What BACKUP_PLACE stands for: a folder, or a place that speaks S3."""

from urllib.parse import urlsplit


def storage_of_backups(place: str) -> dict[str, object]:
    """Return what Django's `STORAGES` has for a place such as “/mnt/backups” or “s3://bucket/folder”.

    Address, region and keys of an S3 are the variables that its own tools read (docs/environment.md).
    """
    if not place.startswith("s3://"):
        options = {"location": place, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "operations.backup.folder.BackupFolder", "OPTIONS": options}
    address = urlsplit(place)
    options = {
        "bucket_name": address.netloc,
        "location": address.path.strip("/"),
        "default_acl": None,
        "file_overwrite": False,
    }
    return {"BACKEND": "operations.backup.bucket.Bucket", "OPTIONS": options}
