"""Lets a language model speak for the assistant: each sentence is checked, or the composed answer is shown.

A model can make an answer more fluent, and help a question that was not understood to be asked again in other words.
It can't add a fact: no answer rests on anything but what the assistant itself composed and cited.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answering.grounding import ungrounded
from assistant.language_model import prompts
from assistant.language_model.faithful import Standard
from assistant.language_model.patience import Breaker, ModelFailed, patiently
from assistant.language_model.rewording import mends, wordings
from assistant.language_model.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.answering.answer import Answer
    from assistant.language_model.chat import Speaks

OUTCOMES = ("shown", "unfaithful", "late", "failed", "resting", "reasked", "not_reasked")
_LONGEST_REWORDED = 4000  # code points; a list longer than that is read, not listened to
_SURE = 0.5


def _nobody_listens(_: str) -> None:
    """Take a piece of text and do nothing with it."""


@dataclass(slots=True)
class Voice:
    """A model with its limits and its counts; one serves every thread of a process.

    ``seconds`` bounds all that one answer waits for the model. ``outcomes`` counts how the model's words ended: see
    ``OUTCOMES``.
    """

    speak: Speaks
    seconds: float
    breaker: Breaker = field(default_factory=Breaker)
    _counts: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    @property
    def outcomes(self) -> dict[str, int]:
        """Return how often each outcome came."""
        with self._lock:
            return {name: self._counts[name] for name in OUTCOMES}

    def said(
        self,
        question: str,
        answer: Answer,
        again: Callable[[str], Answer],
        tell: Callable[[str], None] | None = None,
    ) -> Answer:
        """Return the composed ``answer`` in the model's words, or as it is where these do not hold.

        ``again`` answers a reworded question, composed; ``tell`` hears each sentence once it has been admitted. What
        was told but is not in the returned text has to be taken back by whoever shows it.
        """
        until = time.monotonic() + self.seconds
        if answer.status == "not_found":
            answer = self._asked_again(question, answer, again, until)
        if answer.status != "answered" or not answer.citations or len(answer.text) > _LONGEST_REWORDED:
            return answer
        text = self._reworded(question, answer, tell or _nobody_listens, until)
        return replace(answer, text=text) if text else answer

    def hello(self) -> str:
        """Return what the model says to a greeting; raises ``ModelFailed``. For those who check an installation."""
        return "".join(self._pieces("Chỉ trả lời một từ.", "Xin chào", time.monotonic() + self.seconds))

    def _reworded(self, question: str, answer: Answer, tell: Callable[[str], None], until: float) -> str:
        standard, said = Standard(question, answer), ""
        message = prompts.answer_message(question, answer)
        try:
            for sentence in sentences(self._pieces(prompts.REWORD_ANSWER, message, until)):
                if not standard.admits(said, sentence):
                    return self._counted("unfaithful")
                said += sentence
                tell(sentence)
        except ModelFailed as failed:
            return self._counted(failed.reason)
        text = said.strip()
        held = standard.is_met(text) and not ungrounded(replace(answer, text=text), question)
        return self._counted("shown", text) if held else self._counted("unfaithful")

    def _asked_again(self, question: str, answer: Answer, again: Callable[[str], Answer], until: float) -> Answer:
        try:
            reply = "".join(self._pieces(prompts.REWORD_QUESTION, prompts.question_message(question), until))
        except ModelFailed as failed:
            self._counted(failed.reason)
            return answer
        for wording in wordings(reply):
            if mends(question, wording) and time.monotonic() < until:
                found = again(wording)
                if found.status == "answered" and found.confidence >= _SURE:
                    self._counted("reasked")
                    return found
        self._counted("not_reasked")
        return answer

    def _pieces(self, instruction: str, message: str, until: float) -> Iterator[str]:
        return patiently(partial(self.speak, instruction, message), self.breaker, until)

    def _counted(self, outcome: str, text: str = "") -> str:
        with self._lock:
            self._counts[outcome] += 1
        return text
