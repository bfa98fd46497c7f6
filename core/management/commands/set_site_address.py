from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.models import Site


class Command(BaseCommand):
    help = "Make Wagtail's default site carry the address in PUBLIC_URL, so that sitemap, feeds and canonical links do."

    def handle(self, *args: object, **options: object) -> None:
        address = urlsplit(settings.PUBLIC_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            self.stdout.write("There is no default site yet: run setup_practice first.")
            return
        if (site.hostname, site.port) != (address.hostname, port):
            site.hostname, site.port = address.hostname, port
            site.save()
        self.stdout.write(f"The site's address is {site.root_url}.")
