"""Spellings of one name are found by each other, and few other names with them."""

from faker.providers.person.en_US import Provider

from core.words.sounds import sound_keys

# What callers, and who writes down what they say, take for each other.
SAME = """
nunes nunez, jonson johnson, smit smith, smyth smith, catherine katherine, kathryn catherine, oestergaard
ostergard, meyer maier, philips fillips, stephen steven, thompson tomson, hernandez ernandes, gonzales
gonzalez, schmidt smit, lee leigh, reid read, clark clarke, allan allen, shaun sean, geoffrey jeffrey, carl
karl, kristin christine, mohammed muhammad, ahmed ahmad, hussain hussein, elizabeth elisabeth, theresa teresa,
marc mark, erick eric, nicolas nikolas, micheal michael, rebecca rebekah, caitlin katelyn, brian bryan,
zachary zackery, wright right, knight night, wagner vagner, kowalski kovalsky, nowak novak, schultz shulz,
schwartz schwarz, snyder snider, fischer fisher, mueller muller, koehler kohler, yaeger jaeger, hoffman
hofmann, neumann newman, cohen kohn, friedman freedman, gutierrez gutieres, jimenez himenez, vasquez vazquez,
herrera errera, castillo castiyo, munoz munos, garcia garsia, oconnor oconner, mcdonald macdonald, oneil
oneill, obrien obrian, kelley kelly, gallagher gallaher, burke berk, reilly riley, peterson petersen, andersen
anderson, nielsen nelson, nguyen nguen, pham fam, huynh hwin, xu hsu, wang wong, chen chan, ivanov ivanof,
iwanowa ivanova, petrov petroff, alexander aleksandr, yusuf yousef, aisha ayesha, qureshi kureshi, dubois
duboys, rousseau russo, hebert ebert, barnes barns, shepherd sheppard, mathews matthews, gray grey, pierce
pearce, lawrence laurence, carroll carol, vaughn vaughan, ziegler zeigler, stewart stuart, tracy tracey,
cecilia sesilia, hannah hana, hailey hayley, aaron aron, leah lia, lewis louis, megan meghan, philip phillip,
sophia sofia, yvonne ivonne, velazquez belasquez, jimenez gimenez, javier xavier, julia yuliya
"""
FOUND_AT_LEAST = 0.97


def test_names_that_sound_alike_share_a_key():
    pairs = [tuple(pair.split()) for pair in SAME.replace("\n", " ").split(",")]
    missed = [(one, other) for one, other in pairs if not sound_keys(one) & sound_keys(other)]
    assert len(pairs) > 100
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(pairs), missed


def test_few_of_the_commonest_names_share_a_key_with_another():
    """The thousand commonest last names of the US census, with how many people have each."""
    people = {name.lower(): share for name, share in Provider.last_names.items()}
    with_key = {}
    for name in people:
        for key in sound_keys(name):
            with_key.setdefault(key, set()).add(name)
    others = {name: set().union(*(with_key[key] for key in sound_keys(name))) - {name} for name in people}
    assert len(people) == 1000
    assert sum(map(len, others.values())) / len(people) < 2
    everybody = sum(people.values())
    share = sum(people[name] * sum(people[other] for other in others[name]) for name in people)
    assert share / everybody**2 < 0.0025


def test_what_is_no_word_in_small_letters_has_no_sound():
    assert [sound_keys(word) for word in ("", "x", "ada7", "Ada", "é", "o'neil", "\0")] == [set()] * 7
