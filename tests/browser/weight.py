"""What a first visit to a page costs: requests, bytes on the line, and how much the page moves while it loads."""

from dataclasses import dataclass

KB = 1024
# Pages of procedures and conditions answer every question there is about them.
LONG_READS = ("/procedures/", "/conditions/")

# A phone. Its screen has two dots for each CSS pixel, so it takes the larger photographs.
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}

COUNT_SHIFTS = """
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.layoutShift += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
SCROLL_TO_THE_END = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await new Promise(requestAnimationFrame);
}"""


@dataclass(frozen=True)
class Weight:
    """Sizes are bytes as they travelled: compressed, and in `total` and `photographs` with their headers."""

    requests: int
    html: int
    css: int
    scripts: int
    photographs: int
    total: int
    layout_shift: float
    elsewhere: tuple[str, ...]

    @property
    def without_photographs(self):
        return self.total - self.photographs


def html_budget(path):
    """Return how many bytes the HTML at a path may have, compressed by Brotli, the form among it."""
    return (24 if path.startswith(LONG_READS) else 19) * KB


def weigh(browser, site_url, path):
    """Visit a page for the first time on a phone, down to its end, and return its `Weight`."""
    context = browser.new_context(base_url=site_url, **PHONE)
    try:
        page = context.new_page()
        page.add_init_script(COUNT_SHIFTS)
        answers = []
        page.on("requestfinished", lambda request: answers.append(request))
        page.goto(path, wait_until="networkidle")
        page.evaluate(SCROLL_TO_THE_END)
        page.wait_for_load_state("networkidle")
        return _weight(answers, site_url, page.evaluate("window.layoutShift"))
    finally:
        context.close()


def _weight(requests, site_url, layout_shift):
    sizes = {request: request.sizes() for request in requests if not request.url.startswith("data:")}

    def bodies(kind):
        return sum(
            size["responseBodySize"] for request, size in sizes.items() if request.resource_type == kind
        )

    def whole(size):
        return size["responseBodySize"] + size["responseHeadersSize"]

    return Weight(
        requests=len(sizes),
        html=bodies("document"),
        css=bodies("stylesheet"),
        scripts=bodies("script"),
        photographs=sum(whole(size) for request, size in sizes.items() if "/media/" in request.url),
        total=sum(map(whole, sizes.values())),
        layout_shift=layout_shift,
        elsewhere=tuple(request.url for request in sizes if not request.url.startswith(f"{site_url}/")),
    )
