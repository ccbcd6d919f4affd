"""Turn pages, files and search records into the finished site: MkDocs, search index, checks, swap."""
