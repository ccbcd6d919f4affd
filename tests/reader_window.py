"""A reader's window that remembers everything that went wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Response, Route

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
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._catch)
        self.page.on("response", self._judge)
        self.page.on("dialog", self._refuse)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _catch(self, error: Error) -> None:
        self.errors.append(str(error))

    def _judge(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def _refuse(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()
