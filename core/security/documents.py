"""Whether a document holds what its name says, so that nothing else goes out under a harmless name."""

from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# PDF readers look for the mark within the first bytes (ISO 32000-1, appendix H.3.4.1).
_HEAD = 1024
_BLOCK = 64 * 1024
# The part that each kind of package must have (ECMA-376-1; OpenDocument 1.3, part 2, section 3.3).
_OFFICE_PARTS = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}
_OPEN_TYPES = {"odt": b"opendocument.text", "ods": b"opendocument.spreadsheet"}


def require_fitting_content(file) -> None:
    """Take a document's file whose content is of the kind that its name says.

    `file`: an open Django `File` with a name; it is read from its beginning, and left there. Raises ValidationError
    with what to do.
    """
    kind = file.name.rpartition(".")[2].lower()
    file.seek(0)
    fits = _fits(kind, file)
    file.seek(0)
    if not fits:
        raise ValidationError(
            _(
                "This is no %(kind)s file, whatever its name says. Open it in the program it was made with, save it as "
                "%(kind)s, and upload the new file."
            )
            % {"kind": kind.upper()},
            "content",
        )


def _fits(kind, file):
    if kind in ("csv", "txt"):
        return all(b"\0" not in block for block in iter(lambda: file.read(_BLOCK), b""))
    if kind == "pdf":
        return b"%PDF-" in file.read(_HEAD)
    if kind == "rtf":
        return file.read(_HEAD).startswith(b"{\\rtf")
    return _is_package(kind, file)


def _is_package(kind, file):
    try:
        with ZipFile(file) as package:
            names = package.namelist()
            if part := _OFFICE_PARTS.get(kind):
                return "[Content_Types].xml" in names and any(name.startswith(part) for name in names)
            if words := _OPEN_TYPES.get(kind):
                with package.open("mimetype") as stated:
                    return words in stated.read(_HEAD)
            return kind == "zip"
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return False
