/* The page /recherche/: all results, by kind, year, person, place, theme. */

import { BASE, FILTERS, UNAVAILABLE, address, counted, element, read, rested, result, search } from "./search-index.js";

const PAGE = 20; // results before « Plus de résultats »
export const FIELD = "recherche-mots"; // the id of the page's field
const OPTIONS = 200; // choices in one filter

/** Make the search page: its state is in the address, so that a search can be kept and sent. */
export function mountPage(place) {
  const field = element("input", {
    type: "search",
    id: FIELD,
    class: "fr-ask__field",
    name: "q",
    autocomplete: "off",
    spellcheck: "false",
  });
  const label = element("label", { class: "fr-ask__label", for: field.id }, "Mots recherchés");
  const filters = element("div", { class: "fr-ask__filters" });
  const selects = FILTERS.map((filter) => {
    const select = element("select", { id: `filtre-${filter.key}`, name: filter.key });
    const group = element(
      "div",
      { class: "fr-ask__filter", hidden: "" },
      element("label", { for: select.id }, filter.label),
      select,
    );
    filters.append(group);
    return { ...filter, select, group };
  });
  const order = element(
    "select",
    { id: "recherche-tri", name: "tri" },
    element("option", { value: "" }, "Pertinence"),
    element("option", { value: "date" }, "Date\u00A0: les plus récents d’abord"),
  );
  filters.append(
    element("div", { class: "fr-ask__filter" }, element("label", { for: order.id }, "Trier par"), order),
  );
  const form = element(
    "form",
    { class: "fr-ask", role: "search", "aria-label": "Recherche dans la chronique" },
    label,
    element(
      "div",
      { class: "fr-ask__line" },
      field,
      element("button", { type: "submit", class: "fr-ask__button" }, "Rechercher"),
    ),
    filters,
  );
  const status = element("p", { class: "fr-found", role: "status" });
  const list = element("ol", { class: "fr-hits" });
  const advice = element("div", { class: "fr-advice", hidden: "" });
  const more = element("button", { type: "button", class: "fr-more", hidden: "" }, "Plus de résultats");
  place.replaceChildren(form, status, advice, list, more);

  let turn = 0;
  let rest = [];

  const chosen = () => ({
    ...Object.fromEntries(selects.map(({ key, select }) => [key, select.value])),
    tri: order.value,
  });
  const fromAddress = () => {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    order.value = given.get("tri") === "date" ? "date" : "";
    for (const { key, select, all } of selects) {
      const value = given.get(key) ?? "";
      // The choice is known before the index has told which there are.
      select.replaceChildren(element("option", { value: "" }, all));
      if (value) select.append(element("option", { value }, value));
      select.value = value;
    }
  };

  const offer = (available) => {
    for (const { index: name, select, group, all } of selects) {
      const now = select.value;
      const counts = Object.entries(available?.[name] ?? {}).filter(([value, count]) => count || value === now);
      const byCount = counts.sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "fr")).slice(0, OPTIONS);
      const sorted = byCount.sort(([a], [b]) =>
        name === "year" ? b.localeCompare(a) : a.localeCompare(b, "fr"),
      );
      select.replaceChildren(element("option", { value: "" }, all));
      for (const [value, count] of sorted) {
        select.append(element("option", { value }, `${value} (${count.toLocaleString("fr")})`));
      }
      if (now && select.querySelector(`option[value="${CSS.escape(now)}"]`) === null) {
        select.append(element("option", { value: now }, `${now} (0)`));
      }
      select.value = now;
      group.hidden = sorted.length < 2 && !now;
    }
  };

  const advise = (query) => {
    const tips = ["Vérifiez l’orthographe, ou essayez une autre graphie du nom.", "Essayez un mot de moins."];
    if (Object.entries(chosen()).some(([key, value]) => value && key !== "tri")) {
      tips.unshift("Retirez un filtre.");
    }
    const ways = [
      ["personnes/", "toutes les personnes"],
      ["evenements/", "tous les événements"],
    ];
    const links = ways.map(([path, words]) => element("a", { href: new URL(path, BASE).href }, words));
    advice.replaceChildren(
      element("ul", {}, ...tips.map((tip) => element("li", {}, tip))),
      element("p", {}, "Ou parcourez ", links[0], " ou ", links[1], "."),
    );
    advice.hidden = !query && !Object.values(chosen()).some(Boolean);
  };

  const run = async () => {
    const query = field.value.trim();
    const choice = chosen();
    const mine = ++turn;
    const asksNothing = !query && !selects.some(({ key }) => choice[key]);
    status.textContent = asksNothing ? "" : "Recherche…";
    try {
      const pairs = selects.map(({ key, index: name }) => [name, choice[key]]);
      const wanted = Object.fromEntries(pairs.filter(([, value]) => value));
      const found = await search(query, {
        filters: wanted,
        newestFirst: choice.tri === "date",
        limit: asksNothing ? 0 : PAGE,
        countFilters: true,
      });
      if (mine !== turn) return;
      offer(found.filters);
      advice.hidden = true;
      if (asksNothing) {
        status.textContent = "";
        list.replaceChildren();
        rest = [];
      } else {
        status.textContent = counted(found.total, query, found.near);
        list.replaceChildren(...found.first.map(result));
        rest = found.rest;
        if (!found.total || found.near) advise(query);
      }
    } catch {
      if (mine !== turn) return;
      status.textContent = UNAVAILABLE;
      list.replaceChildren();
      rest = [];
      advise("?");
    }
    more.hidden = !rest.length;
  };

  const change = (keep) => {
    const url = address(field.value.trim(), chosen());
    if (url.href !== location.href) history[keep ? "pushState" : "replaceState"](null, "", url);
    void run();
  };

  field.addEventListener("input", rested(() => change(false)));
  filters.addEventListener("change", () => change(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(true);
  });
  more.addEventListener("click", async () => {
    const mine = turn;
    const next = await read(rest.slice(0, PAGE));
    if (mine !== turn) return;
    const shown = next.map(result);
    rest = rest.slice(PAGE);
    list.append(...shown);
    more.hidden = !rest.length;
    shown[0]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => {
    fromAddress();
    void run();
  });
  fromAddress();
  void run();
  if (location.hash === `#${FIELD}`) field.focus(); // a key led here from a window too narrow for the box
}
