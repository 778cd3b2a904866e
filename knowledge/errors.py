"""What can go wrong with plans. The message of each error is one Vietnamese sentence that says what to do.

KnowledgeError
  DocumentError          one file; ingest says why and goes on
    UnsupportedDocument    not a kind of file that can be read
    UnreadableDocument     broken, empty, encrypted or too large
    NotAPlan               readable, but no plan stands in it
  LibraryError           the database cannot be used (locked, read-only, from another version)
    UnknownPlan            no plan has that id
    PublishedElsewhere     another process published the same plan meanwhile: look again and retry
  IndexOutdated          the index must be rebuilt from the library
  ModelUnavailable       the embedding or the language model cannot be used; retryable
  SettingsError          a setting is missing or makes no sense
"""


class KnowledgeError(Exception):
    """The root of all expected failures; `str(error)` may be shown to staff."""


class DocumentError(KnowledgeError):
    """One file cannot be taken in."""


class UnsupportedDocument(DocumentError):
    """Not a kind of file that can be read."""


class UnreadableDocument(DocumentError):
    """Broken, empty, encrypted or too large."""


class NotAPlan(DocumentError):
    """Readable, but no plan stands in it."""


class LibraryError(KnowledgeError):
    """The database cannot be used."""


class UnknownPlan(LibraryError):
    """No plan has that id."""


class PublishedElsewhere(LibraryError):
    """Another process published the same plan meanwhile."""


class IndexOutdated(KnowledgeError):
    """The index must be rebuilt from the library."""


class ModelUnavailable(KnowledgeError):
    """The embedding model or the language model cannot be used now."""


class SettingsError(KnowledgeError):
    """A setting is missing or makes no sense."""
