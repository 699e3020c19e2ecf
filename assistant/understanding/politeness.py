"""Takes off what only greets, asks leave to ask or rounds a question off ("dạ cho em hỏi … vậy ạ")."""

from __future__ import annotations

import re

_ASKER = "mình|em|tôi|tớ|e|tui|cháu|con|minh|toi|to|chau"
_GREETED = (
    "ad|admin|bạn|ban|anh chị|anh chi|anh|chị|chi|thầy cô|thay co|thầy|thay|cô|bác|bac|mọi người|moi nguoi|cả nhà"
    "|ca nha|sếp|sep"
)
_LITTLE = "là|la|chút|chut|tí|ti|xíu|với"
_OPENINGS = (
    rf"(?:xin |em |mình |minh )?(?:chào|chao)(?: (?:{_GREETED}|cả nhà|các bạn|cac ban))?(?: ạ| a)?\s*[,.!]",
    r"(?:dạ|da|alo|hello|hi|vâng|vang|ủa|ơ|ờ|à)\s*,",
    rf"(?:dạ\s+)?(?:{_GREETED})(?: ơi| oi)\s*,?",
    rf"(?:dạ |da |ạ )?(?:(?:{_GREETED}) )?(?:cho|xin) (?:(?:{_ASKER}|phép) )?(?:hỏi|hoi)(?: (?:{_LITTLE}))?\s*[,:]?",
    rf"(?:{_ASKER}) (?:muốn |cần |xin |muon |can )?(?:hỏi|hoi)(?: (?:là|la|chút|chut))?\s*[,:]?",
    rf"(?:xin|vui lòng|làm ơn|hãy|vui long|lam on|hay) (?:cho|hãy cho) (?:(?:{_ASKER}) )?(?:biết|biet)\s*[,:]?",
    rf"(?:{_ASKER}) (?:muốn|cần|muon|can) (?:biết|biet)(?: (?:là|la))?\s*[,:]?",
)
_OPENING = re.compile(rf"^\s*(?:{'|'.join(_OPENINGS)})(?=\s|$)\s*", re.IGNORECASE)
_PARTICLES = "ạ|nhỉ|nhé|nha|vậy|thế|vậy ạ|thế ạ"
# "điểm a", "phụ lục A": a letter, no particle.
_LETTERED = ("điểm", "diem", "mục", "muc", "lục", "luc", "phần", "phan", "lớp", "lop")
_NO_LETTER = "".join(f"(?<!{noun})" for noun in _LETTERED)
# "như thế", "làm vậy" are no particles; without accents "a" alone is sure to be one.
_CLOSING = re.compile(
    rf"(?<!như)(?<!làm)(?<!vì)(?<!nhu)(?<!lam){_NO_LETTER}(?:\s+(?:(?:{_PARTICLES})(?!\w)|(?:(?:vay|the|nhi)\s+)?a(?!\w)))+"
    rf"(?:\s+(?:{_GREETED})(?: ơi| oi)?)?\s*(?P<stop>[?.!]*)\s*$",
    re.IGNORECASE,
)
_SHORTEST = 3  # words that must be left


def without_politeness(text: str) -> str:
    """Return the question without its greetings and its closing particles; as it is where little else is said."""
    peeled = text
    while (match := _OPENING.match(peeled)) and match.end():
        peeled = peeled[match.end() :]
    peeled = _CLOSING.sub(lambda match: match["stop"], peeled)
    if peeled == text or len(peeled.split()) < _SHORTEST:
        return text
    opened = not text.startswith(peeled[:_SHORTEST]) and not peeled.isascii()
    return peeled[:1].upper() + peeled[1:] if opened else peeled
