"""One spelling of a rich text for all that read alike: what the editor makes of a text nobody touched is the same."""

import re
from html import escape
from html.parser import HTMLParser

# A link goes around marks such as bold, as the editor writes it.
_INLINE = {"a": 0, "b": 1, "i": 1, "sub": 1, "sup": 1, "u": 1, "s": 1, "code": 1, "span": 1}
_SAME = {"strong": "b", "em": "i", "del": "s", "strike": "s"}
_EDITOR_MARK = "data-block-key"
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def canonical_html(source):
    """Return a rich text (the stored form) as HTML in which nesting, order of attributes and blanks are settled."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    return "".join(parser.pieces())


class _Parser(HTMLParser):
    """Takes a text apart into tags of blocks, and runs of words with the inline tags around them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.is_empty = True  # whether no words came since the last inline tag
        self.open = []  # (name of the inline tag, the tag as written)
        self.found = []  # a tag of a block as a string, or a run: [inline tags, words]

    def handle_starttag(self, name, attributes):
        name = _SAME.get(name, name)
        if name in _INLINE:
            self.open.append((name, _tag(name, attributes)))
            self.is_empty = True
        else:
            self.found.append(_tag(name, attributes))

    def handle_startendtag(self, name, attributes):
        self.found.append(_tag(name, attributes))

    def handle_endtag(self, name):
        name = _SAME.get(name, name)
        if name not in _INLINE:
            self.found.append(f"</{name}>")
            return
        if name == "a" and self.is_empty:
            # A marker without words is a number on the page all the same.
            self.found.append([self._around(), ""])
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == name:
                del self.open[place]
                return

    def handle_data(self, words):
        around = self._around()
        self.is_empty = False
        if self.found and isinstance(self.found[-1], list) and self.found[-1][0] == around:
            self.found[-1][1] += words
        else:
            self.found.append([around, words])

    def _around(self):
        """Return the inline tags that are open, the link first, as (name, tag)."""
        return sorted(set(self.open), key=lambda pair: (_INLINE[pair[0]], pair))

    def pieces(self):
        """Yield the text piece by piece: blanks are one, and none where a block begins or ends."""
        begins_block = True
        for place, item in enumerate(self.found):
            if isinstance(item, str):
                begins_block = True
                yield item
                continue
            around, words = item
            words = _BLANKS.sub(" ", words)
            if begins_block:
                words = words.lstrip(" ")
            if place + 1 == len(self.found) or isinstance(self.found[place + 1], str):
                words = words.rstrip(" ")
            is_marker = any(name == "a" for name, _tag in around)
            if words or is_marker:
                begins_block = False
                closing = "".join(f"</{name}>" for name, _tag in reversed(around))
                yield "".join(tag for _name, tag in around) + escape(words, quote=False) + closing


def _tag(name, attributes):
    """Return a tag with its attributes in their order by name, without what marks a block for the editor."""
    written = [f'{key}="{escape(value or "")}"' for key, value in sorted(attributes) if key != _EDITOR_MARK]
    return f"<{' '.join([name, *written])}>"
