from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    name = "encryption"

    def ready(self):
        from encryption import checks  # noqa: F401 (registers them)
