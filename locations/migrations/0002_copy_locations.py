"""The snippets that locations were become pages: below a list of locations in each language, in their order.

The next migrations of the rooms that name locations find the page of a snippet by its translation key and language,
which both have.
"""

from django.db import migrations
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, override

STEP = 4
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COPIED = ("street", "city", "region", "postal_code", "telephone", "directions", "access", "map_url")
HOURS = ("weekday", "opens", "closes")
# What may be done with pages in place of what could be done with snippets.
RIGHTS = {"add": ("add_page",), "change": ("change_page", "publish_page"), "delete": ("bulk_delete_page",)}


def copy_locations(apps, schema_editor):
    """Make a page of each location: a hidden one becomes a page that is not published."""
    tree = Tree(apps, schema_editor.connection.alias)
    locations = tree.all("core", "Location").order_by("locale_id", "order", "name", "pk")
    indexes = {}
    for location in locations:
        if location.locale_id not in indexes:
            indexes[location.locale_id] = add_index(tree, location.locale)
        add_location(tree, indexes[location.locale_id], location)
    give_rights(tree, indexes.values())
    forget_snippets(tree)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has checks to come


class Tree:
    """The rows of the page tree: models of a migration have no methods for it."""

    def __init__(self, apps, database):
        self.apps, self.database = apps, database
        self.now = timezone.now()
        self.pages = self.all("wagtailcore", "Page")

    def all(self, app_label, model):
        return self.apps.get_model(app_label, model).objects.using(self.database)

    def content_type(self, model):
        # Not its manager's cache: it would outlive this database.
        types = self.all("contenttypes", "ContentType")
        return types.get_or_create(app_label="locations", model=model)[0]

    def add(self, parent, model, title, locale, live, **fields):
        """Write a page as the last child of `parent`, a page as it is stored now, and return it."""
        parent = self.pages.get(pk=parent.pk)
        siblings = self.pages.filter(path__startswith=parent.path, depth=parent.depth + 1)
        slug = free_slug(title, set(siblings.values_list("slug", flat=True)))
        last = siblings.order_by("path").values_list("path", flat=True).last()
        page = self.all("locations", model).create(
            path=parent.path + next_step(last[-STEP:] if last else ""),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{slug}/",
            slug=slug,
            title=title,
            draft_title=title,
            content_type_id=self.content_type(model.lower()).pk,
            locale_id=locale.pk,
            live=live,
            first_published_at=self.now if live else None,
            last_published_at=self.now if live else None,
            **fields,
        )
        self.pages.filter(pk=parent.pk).update(numchild=parent.numchild + 1)
        return page


def next_step(step):
    """Return the step of the path that follows one, which is "" where there is none."""
    number = int(step, len(DIGITS)) + 1 if step else 1
    digits = []
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits.insert(0, DIGITS[digit])
    return "".join(digits).rjust(STEP, DIGITS[0])


def free_slug(title, taken):
    """Return a slug for a title that no sibling has."""
    first = slugify(title, allow_unicode=True)[:240] or "location"
    slug, number = first, 2
    while slug in taken:
        slug, number = f"{first}-{number}", number + 1
    return slug


def add_index(tree, locale):
    """Make the list of locations of a language, below its home page or, if it has none, below that of the site."""
    home_pages = tree.pages.filter(content_type__app_label="home", content_type__model="homepage").order_by(
        "path"
    )
    roots = tree.all("wagtailcore", "Site").order_by("-is_default_site", "pk").values("root_page")
    parent = (
        home_pages.filter(locale=locale).first()
        or home_pages.first()
        or tree.pages.filter(pk__in=roots[:1]).first()
        or tree.pages.order_by("path").first()
    )
    same = tree.all("locations", "LocationIndexPage").order_by("path").first()
    with override(locale.language_code):
        title = gettext("Locations")
    key = {"translation_key": same.translation_key} if same else {}
    return tree.add(parent, "LocationIndexPage", title, locale, live=parent.live or parent.depth == 1, **key)


def add_location(tree, index, location):
    page = tree.add(
        index,
        "LocationPage",
        location.name,
        location.locale,
        live=location.is_shown and index.live,
        translation_key=location.translation_key,
        **{name: getattr(location, name) for name in COPIED},
    )
    for row in tree.all("core", "VisitingHours").filter(location=location.pk).order_by("pk"):
        tree.all("locations", "VisitingHours").create(
            page_id=page.pk, **{name: getattr(row, name) for name in HOURS}
        )


def give_rights(tree, indexes):
    """Let the groups that could work on locations work on their pages, where they may not do that on all pages."""
    granted = tree.all("wagtailcore", "GroupPagePermission")
    for action, codenames in RIGHTS.items():
        groups = tree.all("auth", "Group").filter(
            permissions__codename=f"{action}_location", permissions__content_type__app_label="core"
        )
        rights = tree.all("auth", "Permission").filter(
            content_type__app_label="wagtailcore", content_type__model="page", codename__in=codenames
        )
        for group in groups.order_by("pk"):
            for right in rights:
                for index in indexes:
                    has_it = granted.filter(group=group, permission=right).values_list(
                        "page__path", flat=True
                    )
                    if not any(index.path.startswith(path) for path in has_it):
                        granted.create(group_id=group.pk, page_id=index.pk, permission_id=right.pk)


def forget_snippets(tree):
    """Take away what was kept about the snippets: rights, entries of the search, and where they are used."""
    types = tree.all("contenttypes", "ContentType").filter(
        app_label="core", model__in=["location", "visitinghours"]
    )
    keys = list(types.values_list("pk", flat=True))
    tree.all("auth", "Permission").filter(content_type__in=keys).delete()
    tree.all("wagtailsearch", "IndexEntry").filter(content_type__in=keys).delete()
    references = tree.all("wagtailcore", "ReferenceIndex")
    references.filter(base_content_type__in=keys).delete()
    references.filter(to_content_type__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0016_words_for_sources"),
        ("locations", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailsearch", "0009_remove_ngram_autocomplete"),
    ]
    # It takes away what is read here.
    run_before = [("core", "0018_locations_are_pages")]

    operations = [migrations.RunPython(copy_locations, migrations.RunPython.noop)]
