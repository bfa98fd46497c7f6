"""What the reports on links show: what the worker found when it last looked."""

from django.db import models


class LinkLook(models.Model):
    """The first rows of a report on links, and when they were found; looking takes long where there are many pages."""

    report = models.CharField(primary_key=True, max_length=20)
    looked_at = models.DateTimeField()
    # Of pages or of rows of Wagtail's reference index.
    keys = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.report
