"""The project's own drawings: what there is, and what each one shows."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.drawings.rendering import _USE

SPINE = _("Spine and canal")


MILD = _("MILD, step by step")


EPIDURAL = _("Epidural injection, step by step")


RADIOFREQUENCY = _("Radiofrequency ablation, step by step")


STIMULATION = _("Spinal cord stimulation, step by step")


SACROILIAC = _("Sacroiliac joint injection, step by step")


BASIVERTEBRAL = _("Basivertebral nerve ablation, step by step")


PROCEDURES = _("Covers for procedures")


CONDITIONS = _("Covers for conditions")


EVERYDAY = _("Everyday scenes")


CLINIC = _("In the clinic")


PARK = _("Park")


PORTRAITS = _("Portraits")


_SVG = re.compile(
    r'<svg[^>]* viewBox="(?P<view_box>[^"]+)"(?P<attributes>[^>]*)>(?P<markup>.*)</svg>', re.DOTALL
)


@dataclass(frozen=True)
class Drawing:
    """One drawing: its name, what it shows in words, and its SVG."""

    slug: str
    title: Promise
    description: Promise
    group: Promise

    @property
    def view_box(self):
        """The drawing's own viewBox, as written in its file: "x y width height"."""
        return _svg(self.slug, get_language())["view_box"]

    @property
    def fills_its_box(self):
        """Whether the drawing is cut to the box that CSS gives it, as close-ups are."""
        return "slice" in _svg(self.slug, get_language())["attributes"]

    @property
    def markup(self):
        """What stands inside the `<svg>` element, labels in the active language."""
        return _svg(self.slug, get_language())["markup"]

    @property
    def symbols(self):
        """Names of the shared symbols this drawing uses, in the order of their first use."""
        return list(dict.fromkeys(name for name, _attributes in _USE.findall(self.markup)))

    @property
    def social_image(self):
        """Static path of the PNG for feeds and social cards, made by `python -m benchmarks.drawings`."""
        return f"img/social/{self.slug}.png"


@cache
def _svg(slug, language):
    """Return the parts of a drawing's file, read once for each language: a restart shows an edited one."""
    return _SVG.search(get_template(f"drawings/{slug}.svg").render())


def choices():
    """Return all drawings as choices of a form field or block: `[(group, [(slug, title), …]), …]`."""
    return [
        (group, [(drawing.slug, drawing.title) for drawing in drawings])
        for group, drawings in groupby(DRAWINGS.values(), key=lambda drawing: drawing.group)
    ]


_ALL = (
    Drawing(
        "canal-with-room",
        _("Canal with room"),
        _(
            "A slice through a low back bone, back at the top. The canal is wide, and the ligament that "
            "lines it is thin. Not to scale."
        ),
        SPINE,
    ),
    Drawing(
        "canal-tight",
        _("Tight canal"),
        _(
            "The same slice. The ligament, marked in orange, is thick and takes up space, so the nerves "
            "sit close together. Not to scale."
        ),
        SPINE,
    ),
    Drawing(
        "canal-after-mild",
        _("Canal after MILD"),
        _(
            "The same slice as MILD aims to leave it. The ligament, marked in orange, is drawn thinner but still "
            "there, with more room for the nerves. Not to scale."
        ),
        SPINE,
    ),
    Drawing(
        "canal-pair",
        _("Tight canal and canal after MILD"),
        _(
            "Two slices side by side. On the left a thick ligament, marked in orange, crowds the nerves. On the "
            "right it is thinner but still there. Not to scale."
        ),
        SPINE,
    ),
    Drawing(
        "mild-1-position",
        _("A person lies face down under an X-ray camera"),
        _("Side view, the head on the left. A frame marks the low back, the part the next drawings show."),
        MILD,
    ),
    Drawing(
        "mild-2-dye",
        _("Dye outlines the back of the spinal canal"),
        _(
            "A thin needle reaches the canal. A line of dye runs along it and dips where the thick "
            "ligament pushes in. Not to scale."
        ),
        MILD,
    ),
    Drawing(
        "mild-3-tube",
        _("A narrow tube runs from the skin to the ligament"),
        _(
            "The tube comes in from the back at a slant and stops at the thick ligament between two "
            "bones. In the body it passes a little to one side of the middle. Not to scale."
        ),
        MILD,
    ),
    Drawing(
        "mild-4-pieces",
        _("Small pieces of bone and ligament come out through the tube"),
        _(
            "A small scoop works at the edge of the bone and the thick ligament. Dots in the tube show "
            "pieces on their way out. Not to scale."
        ),
        MILD,
    ),
    Drawing(
        "mild-5-after",
        _("The aim is a thinner ligament and more room for the nerves"),
        _(
            "The tube is gone and a small dressing is on the skin. An orange line marks the edge of the "
            "ligament, drawn thinner but still there. Not to scale."
        ),
        MILD,
    ),
    Drawing(
        "epidural-1-position",
        _("A person lies face down for an epidural injection"),
        _(
            "Side view, the head on the left, a pillow under the belly. A frame marks the low back, the part the next "
            "drawings show."
        ),
        EPIDURAL,
    ),
    Drawing(
        "epidural-2-needle",
        _("A thin needle reaches the space around the nerves"),
        _(
            "The needle passes between two bones and through the ligament. Its tip stops in the gap before the "
            "sac that holds the nerves. Not to scale."
        ),
        EPIDURAL,
    ),
    Drawing(
        "epidural-3-contrast",
        _("A check comes first"),
        _(
            "The needle is in place, its tip outside the sac that holds the nerves. An orange ring marks the tip, the "
            "spot that is checked before any medicine goes in. Not to scale."
        ),
        EPIDURAL,
    ),
    Drawing(
        "epidural-4-medicine",
        _("Medicine goes in outside the sac of nerves"),
        _(
            "A syringe is on the needle. An orange shade shows the medicine. It spreads between the bones and the "
            "sac that holds the nerves, not inside the sac. Not to scale."
        ),
        EPIDURAL,
    ),
    Drawing(
        "rfa-1-test-block",
        _("A test: numbing medicine at the small nerve of a joint"),
        _(
            "Bones of the low back from the side. A needle brings a little numbing medicine to the small "
            "nerve that comes from a facet joint. Not to scale."
        ),
        RADIOFREQUENCY,
    ),
    Drawing(
        "rfa-2-needle",
        _("The tip of the tool lies at the small nerve of a joint"),
        _(
            "Bones of the low back from the side. A thin tool, marked in orange, runs from the skin to the small "
            "nerve that comes from a facet joint. Not to scale."
        ),
        RADIOFREQUENCY,
    ),
    Drawing(
        "rfa-3-heat",
        _("Heat is aimed at the small nerve"),
        _(
            "The tip of the tool, marked in orange, lies at the nerve. A dashed ring around it shows where heat is "
            "made. Not to scale."
        ),
        RADIOFREQUENCY,
    ),
    Drawing(
        "rfa-4-after",
        _("The treated part of the joint nerve"),
        _(
            "The tool is gone and a small dressing is on the skin. Orange dots mark the treated part of the "
            "nerve. The aim is that it no longer carries pain. Not to scale."
        ),
        RADIOFREQUENCY,
    ),
    Drawing(
        "scs-1-trial-leads",
        _("A thin lead lies above the spinal cord for a trial"),
        _(
            "The lead goes in between two bones and runs along the canal, outside the sac that holds the cord. Four "
            "small contacts lie above the cord. The wire stays outside the skin during the trial. Not to scale."
        ),
        STIMULATION,
    ),
    Drawing(
        "scs-2-trial-week",
        _("The trial week at home"),
        _("A man waters a plant. He wears the stimulator, a small box marked in orange, on his belt."),
        STIMULATION,
    ),
    Drawing(
        "scs-3-implant",
        _("The stimulator is placed under the skin"),
        _(
            "A person lies face down, the head on the left. A flat battery lies under the skin above the "
            "buttock. A dashed line shows the lead that runs to the spine. Not to scale."
        ),
        STIMULATION,
    ),
    Drawing(
        "scs-4-adjust",
        _("The pulses are adjusted with a remote control"),
        _(
            "A woman in a chair holds a small remote control, marked in orange. A nurse sits with her, a "
            "tablet in hand."
        ),
        STIMULATION,
    ),
    Drawing(
        "si-1-position",
        _("A person lies face down for a joint injection"),
        _(
            "Side view, the head on the left, an X-ray camera above. A frame marks the place where spine "
            "and hips meet."
        ),
        SACROILIAC,
    ),
    Drawing(
        "si-2-needle",
        _("A thin needle reaches the sacroiliac joint"),
        _(
            "A slice through the hips, back at the top. The needle goes through the skin into the narrow "
            "gap between the sacrum in the middle and the hip bone on the left. Not to scale."
        ),
        SACROILIAC,
    ),
    Drawing(
        "si-3-contrast",
        _("Contrast dye fills the joint"),
        _(
            "The same slice. An orange line of dye in the gap shows that the needle is inside the joint. "
            "Not to scale."
        ),
        SACROILIAC,
    ),
    Drawing(
        "si-4-medicine",
        _("Medicine goes into the joint"),
        _(
            "The same slice. A syringe is on the needle. An orange shade shows medicine in the joint. Not "
            "to scale."
        ),
        SACROILIAC,
    ),
    Drawing(
        "bvn-1-position",
        _("A person lies face down for basivertebral nerve ablation"),
        _("Side view, the head on the left. A frame marks the low back, the part the next drawings show."),
        BASIVERTEBRAL,
    ),
    Drawing(
        "bvn-2-channel",
        _("A narrow tube leads to the nerve inside a bone"),
        _(
            "Bones of the low back from the side. One bone is opened in the drawing to show the nerve inside. A "
            "tube, marked in orange, leads from the skin into this bone. Not to scale."
        ),
        BASIVERTEBRAL,
    ),
    Drawing(
        "bvn-3-heat",
        _("Heat is given inside the bone"),
        _(
            "The same bone, opened in the drawing. A thin wire leaves the tube. A dashed ring in the middle of the "
            "bone marks where the heat is given, at the nerve. Not to scale."
        ),
        BASIVERTEBRAL,
    ),
    Drawing(
        "bvn-4-after",
        _("The treated part of the nerve in the bone"),
        _(
            "The tool is gone and a small dressing is on the skin. Orange dots mark the treated part of the "
            "nerve. The aim is that it no longer carries pain. Not to scale."
        ),
        BASIVERTEBRAL,
    ),
    Drawing(
        "procedure-mild",
        _("MILD procedure"),
        _("A narrow tube reaches a thick ligament between two bones of the low back. Not to scale."),
        PROCEDURES,
    ),
    Drawing(
        "procedure-epidural",
        _("Epidural steroid injection"),
        _(
            "A thin needle reaches the gap outside the sac that holds the nerves. An orange shade shows the medicine "
            "in this gap. Not to scale."
        ),
        PROCEDURES,
    ),
    Drawing(
        "procedure-rfa",
        _("Radiofrequency ablation"),
        _(
            "A thin tool reaches the small nerve of a joint in the low back. A dashed ring shows where heat is made. "
            "Not to scale."
        ),
        PROCEDURES,
    ),
    Drawing(
        "procedure-scs",
        _("Spinal cord stimulation"),
        _("A thin lead with four contacts lies above the spinal cord. Not to scale."),
        PROCEDURES,
    ),
    Drawing(
        "procedure-si",
        _("Sacroiliac joint injection"),
        _(
            "A slice through the hips. A thin needle reaches the joint between sacrum and hip bone. Not "
            "to scale."
        ),
        PROCEDURES,
    ),
    Drawing(
        "procedure-bvn",
        _("Basivertebral nerve ablation"),
        _(
            "A narrow tube leads into a bone of the low back. A dashed orange ring marks where heat is given, at the "
            "nerve inside. Not to scale."
        ),
        PROCEDURES,
    ),
    Drawing(
        "condition-stenosis",
        _("Lumbar spinal stenosis"),
        _(
            "A slice through a low back bone. A thick ligament, marked in orange, crowds the nerves. Not "
            "to scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-disc",
        _("Herniated disc"),
        _(
            "A disc between two bones, marked in orange, bulges into the sac that holds the nerves. Not to scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-facet",
        _("Facet joint pain"),
        _(
            "Bones of the low back from the side. Orange marks a facet joint, where two bones meet. Not "
            "to scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-sacroiliac",
        _("Sacroiliac joint pain"),
        _(
            "A slice through the hips. Orange lines mark the two joints between sacrum and hip bones. Not "
            "to scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-vertebrogenic",
        _("Pain from the bones of the spine"),
        _(
            "Two bones with a disc between them. Orange marks the end plates, where bone and disc meet. "
            "Not to scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-after-surgery",
        _("Pain after back surgery"),
        _(
            "Bones of the low back with two screws and a rod. Orange marks the scar in the skin. Not to "
            "scale."
        ),
        CONDITIONS,
    ),
    Drawing(
        "condition-sciatica",
        _("Pain along the sciatic nerve"),
        _("A person from behind. An orange line of dots runs from the low back down one leg."),
        CONDITIONS,
    ),
    Drawing(
        "condition-neck",
        _("Pain along a nerve of the neck"),
        _("A person from behind. An orange line of dots runs from the neck down one arm."),
        CONDITIONS,
    ),
    Drawing(
        "scene-cart",
        _("Shopping with a cart"),
        _("A woman leans on a shopping cart full of groceries as she walks."),
        EVERYDAY,
    ),
    Drawing(
        "scene-pill-bottle",
        _("A pill bottle and a glass of water"),
        _("A labeled pill bottle on a table, next to two pills and a glass of water."),
        EVERYDAY,
    ),
    Drawing(
        "scene-arms",
        _("Arms up, arms down"),
        _(
            "A man exercises in his living room, arms out to the sides. Dashed curves show the path of "
            "his hands."
        ),
        EVERYDAY,
    ),
    Drawing(
        "scene-desk",
        _("A desk set up for the neck"),
        _("A woman sits upright at a desk. A dashed line runs from her eyes to the top of the screen."),
        EVERYDAY,
    ),
    Drawing(
        "scene-talk",
        _("A talk with the doctor"),
        _(
            "A patient and a doctor sit in two chairs and talk. A sheet with the plan lies on the table "
            "between them."
        ),
        EVERYDAY,
    ),
    Drawing(
        "scene-scan",
        _("A scan on a light box"),
        _("An MRI film of the low back hangs on a light box. An orange ring marks one spot."),
        EVERYDAY,
    ),
    Drawing(
        "scene-diary",
        _("A pain diary"),
        _(
            "An open diary and a pen. One page has a row for each day, the other a line that goes up and "
            "down."
        ),
        EVERYDAY,
    ),
    Drawing(
        "scene-notebook",
        _("A list of questions"),
        _("A notebook with a list of questions, two of them checked, next to a pen and a cup of tea."),
        EVERYDAY,
    ),
    Drawing(
        "scene-bag",
        _("A bag packed for the first visit"),
        _("A bag with papers and a scan in it. A pill bottle and a pair of glasses are next to it."),
        EVERYDAY,
    ),
    Drawing(
        "scene-chair",
        _("Getting up from a chair"),
        _(
            "A man gets up from an armchair, his hands on the armrests. A dashed curve shows the path of "
            "his head."
        ),
        EVERYDAY,
    ),
    Drawing(
        "scene-papers",
        _("A letter from the insurance"),
        _("A letter with some lines marked in orange lies on its envelope, next to reading glasses."),
        EVERYDAY,
    ),
    Drawing(
        "scene-garden",
        _("Gardening from a stool"),
        _("A woman sits on a stool and plants seedlings in a raised bed, a watering can at her side."),
        EVERYDAY,
    ),
    Drawing(
        "scene-water",
        _("Exercise in water"),
        _("Two people exercise in a pool, the water up to their chests, and hold foam weights."),
        EVERYDAY,
    ),
    Drawing(
        "scene-pillow",
        _("Sleeping with the neck in line"),
        _(
            "A person sleeps on one side with a pillow under the head. A dashed line shows head and neck "
            "in one line."
        ),
        EVERYDAY,
    ),
    Drawing(
        "scene-ride",
        _("A ride home"),
        _("A person comes out of the clinic. Somebody waits at the wheel of a car, marked in orange."),
        EVERYDAY,
    ),
    Drawing(
        "scene-waiting",
        _("In the waiting room"),
        _("A man sits by a large window and reads. A chair next to him is free."),
        CLINIC,
    ),
    Drawing(
        "scene-spine-model",
        _("A model of the spine on the desk"),
        _(
            "A doctor at a desk points to a small model of the spine, marked in orange, and a patient looks on."
        ),
        CLINIC,
    ),
    Drawing(
        "hero-park",
        _("A walk in the park"),
        _("A woman with a cane walks along a park path toward a bench."),
        PARK,
    ),
    Drawing(
        "bench-empty",
        _("An empty bench"),
        _("A park path with a tree and a bench. Nobody is there."),
        PARK,
    ),
    Drawing(
        "portrait-ines",
        _("Portrait: curls and a white coat"),
        _("A woman of about 45 with dark curls, in a white coat over a shirt. She smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-tobias",
        _("Portrait: beard and a sweater"),
        _("A man of about 40 with brown hair and a short beard, in a sweater. He smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-priya",
        _("Portrait: long hair and glasses"),
        _("A woman of about 50 with long dark hair and glasses, in a white coat. She smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-samuel",
        _("Portrait: short hair and glasses"),
        _("A man of about 40 with very short dark hair and glasses, in a white coat and a tie. He smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-mei-lin",
        _("Portrait: bob and a white coat"),
        _("A woman in her thirties with straight dark hair and bangs, in a white coat. She smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-joanna",
        _("Portrait: gray hair and scrubs"),
        _("A woman of about 55 with short gray hair and glasses, in scrubs. She smiles."),
        PORTRAITS,
    ),
    Drawing(
        "portrait-dmitri",
        _("Portrait: scrubs and a stethoscope"),
        _(
            "A man in his thirties with curly brown hair, in scrubs, a stethoscope around his neck. He smiles."
        ),
        PORTRAITS,
    ),
)


DRAWINGS = {drawing.slug: drawing for drawing in _ALL}
