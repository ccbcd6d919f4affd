"""A reader's window that remembers everything that went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page, Route

from tests.finished_site import FinishedSite


@dataclass
class Visit:
    """One window on one site, and what a reader should never see there."""

    site: FinishedSite
    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> Page:
        """Open an address of the site, relative to its root."""
        self.page.goto(self.site.url + address, wait_until="load")
        return self.page

    def watch(self) -> None:
        """Begin to remember; requests to other hosts are not let through."""
        host = urlsplit(self.site.url).netloc

        def only_ours(route: Route) -> None:
            parts = urlsplit(route.request.url)
            if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
                self.foreign.append(route.request.url)
                route.abort()
            else:
                route.continue_()

        self.page.context.route("**/*", only_ours)
        self.page.on("console", lambda message: self._note(message.type == "error", message.text))
        self.page.on("pageerror", lambda error: self._note(True, str(error)))
        self.page.on(
            "response",
            lambda response: self._note(response.status >= 400, f"{response.status} {response.url}"),
        )
        self.page.on(
            "dialog", lambda dialog: (self._note(True, f"dialog: {dialog.message}"), dialog.dismiss())
        )

    def _refuse(self, dialog: Dialog) -> None:
        self._note(True, f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, wrong: bool, what: str) -> None:
        if wrong:
            self.errors.append(what)
