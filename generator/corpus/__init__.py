"""Read a chronicle's data, and add articles and kept events to it."""

from generator.corpus.read import Corpus, load_corpus, read_corpus

__all__ = ["Corpus", "load_corpus", "read_corpus"]
