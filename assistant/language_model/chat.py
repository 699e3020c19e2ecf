"""Speaks to a chat model through LangChain: two messages out, pieces of text back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import UnusableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.language_model.settings import Settings


class Speaks(Protocol):
    """Whatever completes a conversation of one instruction and one message, piece by piece."""

    def __call__(self, instruction: str, message: str) -> Iterator[str]:
        """Yield the reply in pieces; any exception means that the model failed."""


def chat(settings: Settings) -> Speaks:
    """Return the model that the settings name; LangChain is imported and the model made on its first use."""
    made: list[Callable[[str, str], Iterator[str]]] = []

    def speak(instruction: str, message: str) -> Iterator[str]:
        if not made:
            made.append(_through_langchain(settings))
        return made[0](instruction, message)

    return speak


def _through_langchain(settings: Settings) -> Callable[[str, str], Iterator[str]]:
    try:
        from langchain.chat_models import init_chat_model  # noqa: PLC0415 - a second, and only where a model is named
    except ImportError as error:
        raise UnusableModel(
            "CANCU_LLM được đặt nhưng thiếu gói langchain.", "Hãy cài: pip install 'cancu[llm]'"
        ) from error
    model = init_chat_model(settings.name, **_options(settings))

    def speak(instruction: str, message: str) -> Iterator[str]:
        for chunk in model.stream([("system", instruction), ("human", message)]):
            yield _text(chunk.content)

    return speak


def _options(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {"temperature": 0}
    if settings.url:
        options["base_url"] = settings.url
    if settings.name.startswith("openai:"):
        # Retrying is the caller's, who knows what time is left; a server of one's own often needs no key.
        key = settings.key or ("none" if settings.url else None)
        options |= {"max_retries": 0, "timeout": settings.seconds} | ({"api_key": key} if key else {})
    elif settings.name.startswith("ollama:"):
        options["client_kwargs"] = {"timeout": settings.seconds}
    elif settings.key:
        options["api_key"] = settings.key
    return options


def _text(content: object) -> str:
    """Return the text of a chunk; some providers send parts of several kinds, of which only text is of use."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in parts)
