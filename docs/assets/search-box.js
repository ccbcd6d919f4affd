/* The search box of the header: first results under it, by keyboard. */

import { LABELS } from "./labels.js";
import { address, counted, element, index, rested, result, search } from "./search-index.js";

const QUICK = 6; // results under the box

/** Give the header's search form a panel of first results. Without this it is a plain form that leads to the page. */
export function mountBox(form) {
  const input = form.querySelector('input[name="q"]');
  if (!input) return;
  const panel = element("div", { class: "fr-quick", hidden: "" });
  const status = element("p", { class: "fr-quick__status", role: "status" });
  const list = element("ul", { class: "fr-quick__list", "aria-label": LABELS.first });
  panel.append(status, list);
  form.append(panel);
  let turn = 0;

  const close = () => {
    panel.hidden = true;
    turn++; // what is still on its way comes too late
  };
  const show = rested(async () => {
    const query = input.value.trim();
    if (!query) return close();
    const mine = ++turn;
    try {
      const found = await search(query, { limit: QUICK });
      if (mine !== turn) return;
      status.textContent = counted(found, query);
      list.replaceChildren(...found.first.map(result));
      if (found.total > found.first.length) {
        const all = element("a", { class: "fr-quick__all", href: address(query).href }, LABELS.all);
        list.append(element("li", {}, all));
      }
    } catch {
      if (mine !== turn) return;
      status.textContent = LABELS.unavailable;
      list.replaceChildren();
    }
    panel.hidden = false;
  });

  input.addEventListener("focus", () => void index().catch(() => {}), { once: true });
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && panel.hidden && show());
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      if (panel.hidden) input.value = "";
      close();
      input.focus();
      close(); // focusing the box again must not open it
    } else if (event.key === "ArrowDown" && !panel.hidden && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? input).focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(address(input.value.trim()).href);
  });
}
