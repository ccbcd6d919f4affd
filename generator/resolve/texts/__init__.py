"""The articles as resolving reads them: their sentences, ids, what may be shown, what editors bound."""
