from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Patients have no accounts."""

    @property
    def name(self) -> str:
        """Return the name as colleagues read it: the full name, or the username where there is none."""
        return self.get_full_name() or self.get_username()
