"""The admin's answer to a paste: blocks of ours, and what could not come along."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.blocks import StoryBlock
from core.pasting.blocks import field_text, story_blocks
from core.pasting.losses import Losses
from core.pasting.reading import read


@require_POST
def convert(request: HttpRequest) -> JsonResponse:
    """Return pasted `html` as what an editor puts into its field: `blocks` as form states, and `losses` as sentences.

    `types` names what the field may have, separated by blanks, as Draft.js does. `story` is "1" for a text of a
    story, which takes headings and tables as blocks of their own; `heading` is the one above it.
    """
    heading = request.POST.get("heading", "")
    types = frozenset(request.POST.get("types", "").split())
    losses = Losses(heading)
    pieces = read(request.POST.get("html", ""), losses)
    if request.POST.get("story"):
        raw = story_blocks(pieces, types, losses, bool(heading))
    else:
        text = field_text(pieces, types, losses)
        raw = [{"type": "text", "value": text, "id": ""}] if text else []
    story, sentences = StoryBlock(), losses.sentences()
    title = ngettext(
        "Pasted. Please look at one thing:", "Pasted. Please look at %(count)d things:", len(sentences)
    ) % {"count": len(sentences)}
    return JsonResponse(
        {
            "blocks": story.get_form_state(story.to_python(raw)),
            "title": title if sentences else _("Pasted as headings, text and tables."),
            "losses": sentences,
        }
    )
