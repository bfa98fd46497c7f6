"""A picture of every page type and staff screen: three widths, light and dark, the whole page.

    make screenshots
    python -m benchmarks.screenshots --only procedure staff-queue
    make screenshots ARGS=--readme
    make screenshots ARGS=--guides

They go to `var/screenshots/`, named so that the widths and looks of a screen stand together; `sheets/` holds six of
them at a time, small, to look through quickly. `--readme` makes the pictures of the README instead, `--guides`
those of the guides, or of some (`--guides --only editors`).
"""

import shutil
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from benchmarks.demo import chosen, look_at_all, options_of, served_demo
from benchmarks.guide_pictures import take_guide_pictures
from benchmarks.readme_pictures import take_pictures
from tests.browser import axe
from tests.browser.screens import samples

WIDTHS = (390, 768, 1280)
HEIGHT = 844
HIGHEST = 16_000  # what Chromium can put into one picture
LOOKS = ("light", "dark")
FOLDER = Path(__file__).resolve().parents[1] / "var" / "screenshots"

PER_SHEET = 6
TILE_WIDTH, TILE_HEIGHT, CAPTION = 480, 960, 20


def main():
    parser = options_of(__doc__)
    parser.add_argument("--readme", action="store_true", help="the pictures of the README, in docs/pictures/")
    parser.add_argument("--guides", action="store_true", help="those of the guides, in static/img/guides/")
    options = parser.parse_args()
    if options.readme or options.guides:
        paths = take_pictures() if options.readme else take_guide_pictures(options.only)
        print(*(f"{path} {path.stat().st_size:,} bytes" for path in paths), sep="\n")
        return 0
    if not options.only:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served_demo() as url:
        answers = look_at_all(
            url, chosen(samples(), options.only), take, browsers=options.browsers, reduced_motion="reduce"
        )
    taken = [path for _screen, paths, _error in answers for path in paths or ()]
    print(f"{len(taken)} pictures and {make_sheets(taken)} sheets in {FOLDER}")
    errors = [f"{screen.name}: {error}" for screen, _paths, error in answers if error]
    print(*errors, sep="\n")
    return 1 if errors else 0


def take(page, screen):
    """Save the pictures of one screen and return their paths."""
    paths = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for look in LOOKS:
            page.emulate_media(**axe.MODES[look])
            axe.finish_animations(page)
            load_pictures(page)
            page.set_viewport_size({"width": width, "height": height_of(page)})
            path = FOLDER / f"{screen.name}_{width:04}_{look}.png"
            page.screenshot(path=path, full_page=True)
            paths.append(path)
    return paths


def height_of(page):
    """Return how high a window must be to show all of a page.

    The admin scrolls inside of its window, and what stands at the foot of a window would cover a longer page.
    """
    height = page.evaluate(
        """() => Math.max(innerHeight, ...[...document.querySelectorAll("body, main, .content-wrapper, .content")]
            .map((element) => element.scrollHeight))"""
    )
    return min(height, HIGHEST)


def load_pictures(page):
    """Have the photographs loaded that wait until somebody scrolls to them."""
    page.evaluate(
        """() => Promise.all([...document.images].map((image) => {
            image.loading = "eager";
            return image.decode().catch(() => {});
        }))"""
    )


def make_sheets(paths):
    """Put the pictures on sheets of six, in the order of their names, and return how many sheets there are."""
    folder = FOLDER / "sheets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    paths = sorted(paths)
    for number, start in enumerate(range(0, len(paths), PER_SHEET), start=1):
        sheet(paths[start : start + PER_SHEET]).save(folder / f"{number:03}.png")
    return len(list(folder.iterdir()))


def sheet(paths):
    """Return the upper parts of up to six pictures side by side in two rows, each with its name."""
    columns = PER_SHEET // 2
    result = Image.new("RGB", (columns * TILE_WIDTH, 2 * (TILE_HEIGHT + CAPTION)), "white")
    draw = ImageDraw.Draw(result)
    for place, path in enumerate(paths):
        x, y = place % columns * TILE_WIDTH, place // columns * (TILE_HEIGHT + CAPTION)
        with Image.open(path) as picture:
            picture.thumbnail((TILE_WIDTH - 8, TILE_HEIGHT * 3))
            result.paste(
                picture.crop((0, 0, picture.width, min(picture.height, TILE_HEIGHT))), (x, y + CAPTION)
            )
        draw.text((x + 4, y + 4), path.stem, fill="black")
    return result


if __name__ == "__main__":
    sys.exit(main())
