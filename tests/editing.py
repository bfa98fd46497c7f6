"""What a browser sends for the streams of a page, whose forms are made by a script."""

from wagtail import blocks


def sent_streams(page):
    """Return what the editor sends for the streams of the latest version of a page when nothing in them is changed."""
    latest = page.specific.get_latest_revision_as_object() if page.pk else page
    return {
        key: value
        for name in latest.get_streamfield_names()
        for key, value in _sent(getattr(latest, name).stream_block, getattr(latest, name), name).items()
    }


def _sent(block, value, prefix):
    if isinstance(block, blocks.StructBlock):
        parts = [
            _sent(child, value.get(name), f"{prefix}-{name}") for name, child in block.child_blocks.items()
        ]
        return {key: sent for part in parts for key, sent in part.items()}
    if isinstance(block, blocks.StreamBlock):
        return _sent_items(
            prefix, [(child.block, child.value, child.block_type, child.id) for child in value]
        )
    if isinstance(block, blocks.ListBlock):
        children = value.bound_blocks if value else []
        return _sent_items(prefix, [(child.block, child.value, "item", child.id) for child in children])
    if isinstance(block, blocks.StaticBlock):
        return {}
    sent = block.value_for_form(value)
    if isinstance(block, blocks.RichTextBlock):
        sent = block.field.widget.format_value(sent)
    return {prefix: "" if sent is None else sent}


def _sent_items(prefix, children):
    sent = {f"{prefix}-count": str(len(children))}
    for place, (block, value, kind, block_id) in enumerate(children):
        row = {"type": kind, "order": str(place), "deleted": "", "id": block_id or ""}
        sent |= {f"{prefix}-{place}-{name}": item for name, item in row.items()}
        sent |= _sent(block, value, f"{prefix}-{place}-value")
    return sent
