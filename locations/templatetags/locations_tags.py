from django import template

from locations.models import all_locations

register = template.Library()
register.simple_tag(all_locations)
