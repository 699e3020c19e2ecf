"""What the person who runs Căn Cứ says about the language model, read from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.errors import UnusableModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.language_model.voice import Voice

SECONDS = 8.0
_MOST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Which model to ask, where, and for how long in all; the key never shows in a ``repr`` or a log.

    ``name`` is ``provider:model`` as LangChain's ``init_chat_model`` takes it (``openai:…``, ``ollama:…``).
    """

    name: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS


def from_environment(environment: Mapping[str, str] | None = None) -> Settings | None:
    """Return the settings that ``CANCU_LLM`` and its companions make, ``None`` without ``CANCU_LLM``.

    ``CANCU_LLM_URL`` names any OpenAI-compatible or Ollama server, ``CANCU_LLM_KEY`` its key, ``CANCU_LLM_SECONDS``
    how long one answer may wait for the model in all. Raises ``UnusableModel`` for values that cannot be meant.
    """
    given = os.environ if environment is None else environment
    name = given.get("CANCU_LLM", "").strip()
    if not name:
        return None
    provider, _, model = name.partition(":")
    if not provider or not model:
        raise UnusableModel(f"CANCU_LLM={name!r} không có dạng “nhà cung cấp:tên”.", "Ví dụ: CANCU_LLM=ollama:qwen3")
    url = given.get("CANCU_LLM_URL", "").strip() or None
    return Settings(name, url, given.get("CANCU_LLM_KEY") or None, _seconds(given.get("CANCU_LLM_SECONDS", "")))


def voice_from_environment() -> Voice | None:
    """Return the voice that the environment names, ``None`` where it names none; raises ``UnusableModel``.

    Most run without a model, so what speaks to one is imported only here, and not before it is named.
    """
    settings = from_environment()
    if settings is None:
        return None
    from assistant.language_model.chat import chat  # noqa: PLC0415
    from assistant.language_model.voice import Voice  # noqa: PLC0415

    return Voice(chat(settings), settings.seconds)


def _seconds(said: str) -> float:
    if not said.strip():
        return SECONDS
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:
        raise UnusableModel(
            f"CANCU_LLM_SECONDS={said!r} không phải số giây từ 0 đến {_MOST_SECONDS:.0f}.", "Ví dụ: CANCU_LLM_SECONDS=8"
        )
    return seconds
