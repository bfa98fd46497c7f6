"""What every page prints around its own content. Each tag asks for its data once."""

from functools import cache

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page, Site

from core import schema
from core.addresses import named
from core.addresses.chrome import lists_at_the_foot, menu_pages
from core.addresses.pages import address_of
from core.citations.tags import cited_sources
from core.drawings.tags import drawing as render_drawing
from core.indentation import unindented
from core.listings import filters
from core.models import EmergencyText, FooterText, NoticeBanner, PracticeSettings
from core.phones.links import with_right_phone_links
from core.phones.numbers import telephone_link
from core.pictures.renditions import picture
from core.visibility import ancestors_of, is_visible

register = template.Library()
register.simple_tag(named.site_address)


def _ancestors(page):
    """Return the pages above `page` that the public may see, home first."""
    return [ancestor for ancestor in ancestors_of(page) if is_visible(ancestor)]


@register.simple_tag
def demo_notice() -> str:
    """Return the sentence with which a demo says that it is one, or "" on a practice's own site."""
    if not settings.DEMO_LOGINS:
        return ""
    return _(
        "This is a demonstration. The practice and its people are invented. Please send no real health information."
    )


@register.simple_tag
def demo_accounts() -> tuple:
    """Return the accounts that a demo offers to everybody (each: role, work, username, password)."""
    return settings.DEMO_LOGINS


@register.simple_tag
def practice() -> PracticeSettings:
    """Return the practice settings."""
    return PracticeSettings.load().with_rows()


@register.simple_tag(takes_context=True)
def page_address(context: Context, page: Page) -> str | None:
    """Return the address of a page."""
    return address_of(page, context.get("request"))


@register.simple_tag
def emergency_text() -> EmergencyText | None:
    """Return the emergency text of the active language, or None."""
    return EmergencyText.current()


@register.filter
def phone_href(number: str | None) -> str:
    """Return the attribute ` href="tel:…"` for an `a` element, or "": what nobody can dial is no link."""
    link = telephone_link(str(number or ""))
    return format_html(' href="{}"', link) if link else ""


@register.filter
def phone_links(html: str) -> SafeString:
    """Return the HTML of a running text with phone links that lead where their number does."""
    return mark_safe(with_right_phone_links(html))


@register.simple_tag
@cache  # a page has dozens, and what they say depends on the release alone
def icon(name: str) -> SafeString:
    """Print a sign from `static/img/icons.svg`."""
    return render_to_string("components/icon.html", {"name": name})


@register.simple_block_tag
def fold(content: SafeString, summary: str, anchor: str = "") -> SafeString:
    """Return what stands up to `{% endfold %}` as a part that is one line on phones and open elsewhere.

    `summary` is that line. A link to `#anchor` opens the part and leads to its beginning.
    """
    return render_to_string(
        "components/fold.html", {"content": content, "summary": summary, "anchor": anchor}
    )


@register.inclusion_tag("components/main_menu.html", takes_context=True)
def main_menu(context: Context, page: Page | None = None) -> dict:
    """Print the pages below home that editors marked for menus; the one above or at `page` is current."""
    path = page.path if page else ""
    return {
        "items": [
            {"title": item.title, "url": address_of(item), "is_current": path.startswith(item.path)}
            for item in menu_pages(context["request"])
        ]
    }


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: Context, page: Page | None = None) -> dict:
    """Print the way from home to the page above `page`; what is no page of the tree stands below home."""
    return {"ancestors": _ancestors(page) if page else [Site.find_for_request(context["request"]).root_page]}


@register.inclusion_tag("components/footer.html", takes_context=True)
def site_footer(context: Context, locations=()) -> dict:
    """Print the foot of every page: telephone, locations (their pages), links for patients, notices."""
    return {
        "practice": practice(),
        "locations": locations,
        "footer_text": FooterText.current(),
        "page_lists": lists_at_the_foot(context["request"]),
    }


@register.simple_block_tag(name="unindented")
def unindented_block(content: str) -> SafeString:
    """Print what stands up to `{% endunindented %}` without the blank space of its templates."""
    return unindented(content)


@register.inclusion_tag("components/notice_banners.html")
def notice_banners() -> dict:
    """Print the notices of this hour."""
    return {"banners": NoticeBanner.current()}


@register.simple_tag(takes_context=True)
def picture_of(
    context: Context, page: Page, kind: str = "card", sizes: str = "100vw", lazy: bool = True
) -> str:
    """Print what stands as a page's picture: its photograph, else its drawing, else nothing.

    `kind` is a size of `core.pictures.renditions`. On a card the picture is decoration: the title next to it names it.
    """
    if page.picture:
        attributes = {"sizes": sizes, "alt": "" if kind == "card" else page.picture_alt}
        if lazy:
            attributes["loading"] = "lazy"
        if shown := picture(page.picture, kind, **attributes):
            return mark_safe(shown)
    return render_drawing(page.drawing, decorative=kind == "card")


@register.inclusion_tag("components/portrait.html")
def portrait(physician: Page) -> dict:
    """Print a clinician's portrait in an arch: the photograph, else the drawing, else the initials."""
    if physician.picture:
        shown = mark_safe(picture(physician.picture, "portrait", sizes="12rem", alt=""))
    else:
        shown = render_drawing(physician.drawing, decorative=True)
    return {"physician": physician, "picture": shown}


register.simple_tag(filters.part_title)
register.simple_tag(filters.part_robots)
register.simple_tag(filters.part_url)


@register.inclusion_tag("components/social_meta.html")
def social_meta(page: Page | None = None, title: str = "", description: str = "", url: str = "") -> dict:
    """Print the Open Graph description of a page, with a picture that phones can show.

    Takes a page of the tree, or the words and the address of what is none.
    """
    image = schema.picture_address(page, "social")
    return {
        "title": title or page.seo_title or page.title,
        "description": description or page.search_description or page.summary_text,
        "url": url or page.full_url,
        "practice": practice(),
        "image": image or schema.full_address(practice().look.social_picture),
    }


@register.simple_tag(takes_context=True)
def staff_bar(context: Context) -> str:
    """Print Wagtail's user bar for somebody with a session; without one the page is that of all visitors."""
    request = context["request"]
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@register.inclusion_tag("components/empty_list.html", takes_context=True)
def empty_list(context: Context, text: str) -> dict:
    """Print that a list has nothing in it: what will be, in `text`, unless a filter left it empty.

    Somebody with a session who may add pages to the list gets the way to its first.
    """
    page, request = context["page"], context["request"]
    is_filtered = any(group.choice for group in context.get("filters", []))
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user")
    may_add = has_session and page.pk and page.permissions_for_user(request.user).can_add_subpage()
    return {
        "is_filtered": is_filtered,
        "url": address_of(page, request),
        "text": text,
        "add_url": reverse("wagtailadmin_pages:add_subpage", args=[page.pk]) if may_add else "",
    }


@register.simple_tag(takes_context=True)
def json_ld(context: Context, page: Page | None = None) -> SafeString:
    """Print the schema.org description: the clinic and, for a page of the tree, the way here and what it is about."""
    items = [schema.clinic(practice())]
    if page:
        items[0] |= page.schema_org_of_practice()
        if page.depth > 2:
            items.append(schema.breadcrumbs([*_ancestors(page), page]))
        items += schema.with_citations(page, page.schema_org(), cited_sources(context))
    return format_html('<script type="application/ld+json">{}</script>', schema.dump(items))
