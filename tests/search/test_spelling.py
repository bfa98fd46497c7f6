import pytest

from search.spelling import near_words, sound

VOCABULARY = (
    "ablation anesthesia appointment arthritis basivertebral claudication decompression disc epidural facet "
    "hernia herniated injection insurance ligament lumbar medical medicare minimally neck nerve neuropathy nurse "
    "number opioids pain physical physician procedure radiofrequency recovery sacroiliac sciatica sedation "
    "shoulder spinal spine stenosis steroid stimulator surgery valderrama vertebral vertebrogenic"
).split()

MISTAKES = {
    "stenossis": "stenosis",
    "epidral": "epidural",
    "artritis": "arthritis",
    "sacroilliac": "sacroiliac",
    "opiods": "opioids",
    "neuropthy": "neuropathy",
    "siatica": "sciatica",
    "nuropathy": "neuropathy",
    "steriod": "steroid",
    "spinel": "spinal",
    "hernated": "herniated",
    "verterbral": "vertebral",
    "lumber": "lumbar",
    "injecton": "injection",
    "anasthesia": "anesthesia",
    "stimulater": "stimulator",
    "fizical": "physical",
    "pian": "pain",
    "pane": "pain",
    "nurve": "nerve",
    "medicair": "medicare",
    "insurence": "insurance",
    "apointment": "appointment",
    "phisician": "physician",
    "ablasion": "ablation",
    "radiofrequancy": "radiofrequency",
    "decompresion": "decompression",
    "proceedure": "procedure",
    "ligamint": "ligament",
    "sholder": "shoulder",
    "arthuritis": "arthritis",
    "basivertabral": "basivertebral",
    "surgury": "surgery",
    "recoverey": "recovery",
    "sedashun": "sedation",
    "valderama": "valderrama",
}


@pytest.mark.parametrize(("mistake", "meant"), MISTAKES.items())
def test_a_mistake_of_the_ear_or_the_hand_is_nearest_to_what_was_meant(mistake, meant):
    costs = near_words(mistake, VOCABULARY)
    assert min(costs, key=costs.get) == meant
    assert list(costs.values()).count(costs[meant]) == 1


@pytest.mark.parametrize("word", ["zebra", "christmas", "lawyer", "covid", "knee", "botox", "tramadol"])
def test_a_word_of_another_subject_is_near_to_nothing(word):
    assert near_words(word, VOCABULARY) == {}


def test_a_word_is_not_near_itself():
    assert near_words("pain", ["pain"]) == {}


def test_letters_said_alike_sound_alike():
    assert sound("physical") == sound("fizical")
    assert sound("medicare") == sound("medicair")
    assert sound("spine") != sound("nerve")
