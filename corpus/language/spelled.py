"""Says whether a word is built like a Vietnamese syllable with its marks: what wrongly decoded text hardly ever is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP, _HEAVY = "\u0301", "\u0323"
_ONSET = re.compile(r"(ngh|ch|gh|gi|kh|ng|nh|ph|th|tr|qu|[bcdđghklmnprstvx])?(.+)")
_VOWELS = re.compile("[aeiouy]+")
_FRONT = frozenset("eêiy")
# The rimes of the language, tones aside (Decision 240/QĐ of 1984 and the dictionaries after it).
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt
    uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905 - one word list
)
# What follows "qu", whose u is not part of the rime.
_AFTER_QU = frozenset(
    """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê êch ên ênh êt êu i ich
    inh it iu y ych yên yêt ynh yt ơ ơi ơn ôc
    """.split()  # noqa: SIM905 - one word list
)
_STOPS = ("c", "ch", "p", "t")


@lru_cache(maxsize=65536)
def is_spelled(word: str) -> bool:
    """Return whether ``word``, in either case, is a possible Vietnamese syllable, its tone where it may stand."""
    plain = ""
    tones: list[tuple[str, int]] = []
    for character in unicodedata.normalize("NFD", word.lower()):
        if _TONES.match(character):
            tones.append((character, len(unicodedata.normalize("NFC", plain)) - 1))
        else:
            plain += character
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", plain)
    return _is_syllable(plain, *(tones[0] if tones else ("", -1)))


def _is_syllable(plain: str, tone: str, place: int) -> bool:
    if plain.endswith(_STOPS) and tone not in ("", _SHARP, _HEAVY):
        return False
    match = _ONSET.fullmatch(plain)
    if match is None:
        return False
    onset, rime = match[1] or "", match[2]
    if onset == "qu":
        # "qúy" is how many type "quý".
        return rime in _AFTER_QU and (not tone or place - 2 in _places(rime) or (place == 1 and rime == "y"))
    # "gì" and "giếng" have their i in the rime, "giá" has it in the onset.
    if plain.startswith("gi") and plain[1:] in _RIMES and (not tone or place - 1 in _places(plain[1:])):
        return True
    if not _agrees(onset, rime[0]):
        return False
    return rime in _RIMES and (not tone or place - len(onset) in _places(rime))


@lru_cache(maxsize=512)
def _places(rime: str) -> tuple[int, ...]:
    """Return where in a rime its tone may stand: the old way, the new way, or both."""
    for marks in ("ăâêôơ", "ư"):
        found = [place for place, letter in enumerate(rime) if letter in marks]
        if found:
            return (found[-1],)
    vowels = len(_VOWELS.match(rime)[0])  # type: ignore[index] # every rime opens with a vowel
    if vowels < 2:
        return (0,)
    if vowels > 2:
        return (1,)
    if len(rime) > 2:
        return (1,)
    return (0, 1) if rime in ("oa", "oe", "uy") else (0,)


def _agrees(onset: str, vowel: str) -> bool:
    # k, gh and ngh stand before e, ê, i and y, their twins c, g and ng before the others.
    if onset in ("k", "gh", "ngh"):
        return vowel in _FRONT
    return onset not in ("c", "g", "ng") or vowel not in _FRONT
