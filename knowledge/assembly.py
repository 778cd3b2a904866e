"""How the parts are put together from settings: the library, and the assistant over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from knowledge import messages
from knowledge.errors import SettingsError
from knowledge.settings import KnowledgeSettings

# A token is rarely longer; a reply that is has run away.
_CHARACTERS_A_TOKEN = 8

if TYPE_CHECKING:
    from knowledge.answering import Assistant
    from knowledge.answering.generative import GenerativeComposer
    from knowledge.embedding import Embedder
    from knowledge.index import Index
    from knowledge.library import Library


def open_library(settings: KnowledgeSettings) -> Library:
    """The library of `DATA_DIR` or `DATABASE_URL`, migrated. Raises LibraryError."""
    from knowledge.database import engine_of
    from knowledge.library import Library

    return Library(engine_of(settings.library_url))


def open_embedder(settings: KnowledgeSettings) -> Embedder:
    """The embedding model of the settings; its weights are loaded on first use."""
    from knowledge.embedding import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(
        settings.embedding_model,
        settings.data_dir,
        precision=settings.embedding_precision,
        threads=settings.embedding_threads,
    )


def open_index(settings: KnowledgeSettings, library: Library, embedder: Embedder) -> Index:
    """The dense index over the library's vectors."""
    from knowledge.index import Index

    return Index(library, embedder.name, settings.data_dir / "chroma", settings.chroma_url)


def open_assistant(settings: KnowledgeSettings, library: Library, embedder: Embedder | None = None) -> Assistant:
    """The assistant over a library, with a language model where `LLM_MODEL` names one; `embedder` may be shared."""
    from knowledge.answering import Assistant
    from knowledge.lexis import Lexis
    from knowledge.question import asking_words
    from knowledge.reranking import CrossEncoderReranker
    from knowledge.retrieval import HybridRetriever

    embedder = embedder or open_embedder(settings)
    # how people ask is counted as well: its marks are restored like those of the plans' words
    lexis = Lexis(library, settings.data_dir / "words", asking_words() * 3)
    retriever = HybridRetriever(
        embedder=embedder,
        index=open_index(settings, library, embedder),
        lexical=lexis.index,
        library=library,
        reranker=CrossEncoderReranker(settings.reranker_model) if settings.reranker_model else None,
    )
    return Assistant(library, retriever, lexis.vocabulary, open_composer(settings))


def open_composer(settings: KnowledgeSettings) -> GenerativeComposer | None:
    """The language model of the settings, None where they name none. Raises SettingsError."""
    if not settings.llm_model:
        return None
    from langchain.chat_models import init_chat_model

    from knowledge.answering.generative import GenerativeComposer
    from knowledge.answering.speaking import Budget

    try:
        model = init_chat_model(settings.llm_model, **_model_options(settings))
    except Exception as error:
        # a package that is missing, a name that is unknown, a key that is wanted: each provider has its own error
        raise SettingsError(messages.LANGUAGE_MODEL_UNKNOWN.format(model=settings.llm_model)) from error
    budget = Budget(
        seconds=settings.llm_timeout,
        prompt_tokens=settings.llm_max_prompt_tokens,
        characters=settings.llm_max_tokens * _CHARACTERS_A_TOKEN,
    )
    return GenerativeComposer(model, settings.llm_model, budget)


def _model_options(settings: KnowledgeSettings) -> dict[str, Any]:
    ollama = settings.llm_model is not None and settings.llm_model.startswith("ollama:")
    limits = {"num_predict": settings.llm_max_tokens} if ollama else {"max_tokens": settings.llm_max_tokens}
    where = {
        "base_url": settings.llm_base_url,
        "api_key": settings.llm_api_key.get_secret_value() if settings.llm_api_key else None,
    }
    waiting = {"timeout": settings.llm_timeout, "max_retries": 0}
    return {"temperature": 0, **limits, **waiting, **{name: value for name, value in where.items() if value}}
