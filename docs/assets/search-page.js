/* The page /recherche/ with all results, and the tools of an index page, which sort and filter that one kind.
 *
 * What is asked for stands in the address, so that it can be kept, sent, and gone back to. */

import { LABELS, periodInWords } from "./labels.js";
import { BASE, FILTERS, address, counted, element, read, rested, result, search } from "./search-index.js";

const PAGE = 10; // results before « Plus de résultats »
export const FIELD = "recherche-mots"; // the id of the page's field
const OPTIONS = 200; // choices in one filter
const { sorts } = LABELS;

/** Make the search page. */
export function mountPage(place) {
  mount(place, {
    path: "recherche/",
    words: LABELS,
    filters: FILTERS,
    orders: [{ key: "", label: sorts.relevance }, sorts.date, sorts["date-croissante"], sorts.nom, sorts.evenements],
    fixed: {},
    always: true,
  });
  if (location.hash === `#${FIELD}`) document.getElementById(FIELD).focus(); // a key led here from a narrow window
}

/** Give an index page its tools: its own list stays until a reader asks for another order or fewer entries. */
export function mountIndex(place) {
  const { nature, dossier, tris } = place.dataset;
  const chosen = tris.split(" ").map((key) => sorts[key]);
  mount(place, {
    path: dossier,
    words: { ...LABELS, ...LABELS.index },
    filters: FILTERS.filter(({ key }) => key !== "nature"),
    orders: [{ key: "", label: sorts.page }, ...chosen],
    fixed: { kind: nature },
    always: false,
  });
}

function mount(place, { path, words, filters, orders, fixed, always }) {
  const field = element("input", {
    type: "search",
    id: FIELD,
    class: "fr-ask__field",
    name: "q",
    autocomplete: "off",
    spellcheck: "false",
  });
  const bar = element("div", { class: "fr-ask__filters" });
  const choices = element("details", { class: "fr-ask__choices" }, element("summary", {}, words.choices), bar);
  const selects = filters.map((filter) => {
    const select = element("select", { id: `filtre-${filter.key}`, name: filter.key });
    const group = element(
      "div",
      { class: "fr-ask__filter", hidden: "" },
      element("label", { for: select.id }, filter.label),
      select,
    );
    bar.append(group);
    return { ...filter, select, group };
  });
  const order = element(
    "select",
    { id: "recherche-tri", name: "tri" },
    ...orders.map(({ key, label }) => element("option", { value: key }, label)),
  );
  bar.append(
    element("div", { class: "fr-ask__filter" }, element("label", { for: order.id }, words.sortBy), order),
  );
  const form = element(
    "form",
    { class: "fr-ask", role: "search", "aria-label": words.form },
    element("label", { class: "fr-ask__label", for: field.id }, words.field),
    element(
      "div",
      { class: "fr-ask__line" },
      field,
      element("button", { type: "submit", class: "fr-ask__button" }, words.search),
    ),
    choices,
  );
  const status = element("p", { class: "fr-found", role: "status" });
  const list = element("ol", { class: "fr-hits" });
  const advice = element("div", { class: "fr-advice", hidden: "" });
  const more = element("button", { type: "button", class: "fr-more", hidden: "" }, words.more);
  place.replaceChildren(form, status, advice, list, more);
  const own = document.querySelector("[data-liste]"); // what the page lists by itself

  let turn = 0;
  let rest = [];
  let counts;

  const chosen = () => ({
    ...Object.fromEntries(selects.map(({ key, select }) => [key, select.value])),
    tri: order.value,
  });
  const fromAddress = () => {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    order.value = given.get("tri") ?? "";
    if (order.selectedIndex < 0) order.value = "";
    for (const { key, select, all } of selects) {
      const value = given.get(key) ?? (key === "periode" ? given.get("annee") : null) ?? "";
      // The choice is known before the index has told which there are.
      select.replaceChildren(element("option", { value: "" }, all));
      if (value) select.append(element("option", { value }, shown(key, value)));
      select.value = value;
    }
  };

  const offer = (available) => {
    for (const { key, index: name, select, group, all } of selects) {
      const now = select.value;
      const counts = Object.entries(available?.[name] ?? {}).filter(([value, count]) => count || value === now);
      const byCount = counts.sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "fr")).slice(0, OPTIONS);
      const sorted = byCount.sort(([a], [b]) => (key === "periode" ? latestFirst(a, b) : a.localeCompare(b, "fr")));
      select.replaceChildren(element("option", { value: "" }, all));
      for (const [value, count] of sorted) {
        select.append(element("option", { value }, words.counted(shown(key, value), count.toLocaleString("fr"))));
      }
      if (now && select.querySelector(`option[value="${CSS.escape(now)}"]`) === null) {
        select.append(element("option", { value: now }, words.counted(shown(key, now), "0")));
      }
      select.value = now;
      group.hidden = sorted.length < 2 && !now;
    }
  };

  const advise = () => {
    const tips = [words.tips.spelling, words.tips.fewer];
    if (selects.some(({ select }) => select.value)) tips.unshift(words.tips.filter);
    const folders = { persons: "personnes/", events: "evenements/" };
    const link = (folder, text) => element("a", { href: new URL(folder, BASE).href }, text);
    advice.replaceChildren(
      element("ul", {}, ...tips.map((tip) => element("li", {}, tip))),
      element("p", {}, ...words.ways().map(([text, name]) => (name ? link(folders[name], text) : text))),
    );
    advice.hidden = false;
  };

  const clear = () => {
    status.textContent = "";
    list.replaceChildren();
    rest = [];
  };

  const run = async () => {
    const query = field.value.trim();
    const choice = chosen();
    const mine = ++turn;
    const asksNothing = !query && !selects.some(({ key }) => choice[key]) && (always || !choice.tri);
    status.textContent = asksNothing ? "" : words.searching;
    let found;
    try {
      const pairs = selects.map(({ key, index: name }) => [name, choice[key]]);
      found = await search(query, {
        filters: { ...fixed, ...Object.fromEntries(pairs.filter(([, value]) => value)) },
        sort: orders.find(({ key }) => key === choice.tri)?.by,
        limit: asksNothing ? 0 : PAGE,
      });
      if (mine !== turn) return;
      advice.hidden = true;
      if (asksNothing) {
        clear();
      } else {
        status.textContent = counted(found, query);
        list.replaceChildren(...found.first.map(result));
        rest = found.rest;
        if (!found.total || found.near) advise();
      }
    } catch {
      if (mine !== turn) return;
      clear();
      status.textContent = words.unavailable;
      advise();
    }
    counts = found?.counts;
    if (choices.open) void count();
    if (own) own.hidden = !asksNothing;
    more.hidden = !rest.length;
  };

  // The results come first; how many there are of each choice, when somebody looks at the choices.
  const count = async () => {
    const mine = turn;
    const available = await counts?.().catch(() => undefined);
    if (mine === turn && available) offer(available);
  };

  const change = (keep) => {
    const url = address(field.value.trim(), chosen(), path);
    if (url.href !== location.href) history[keep ? "pushState" : "replaceState"](null, "", url);
    void run();
  };

  choices.addEventListener("toggle", () => choices.open && void count());
  field.addEventListener("input", rested(() => change(false)));
  bar.addEventListener("change", () => change(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(true);
  });
  more.addEventListener("click", async () => {
    const mine = turn;
    const next = await read(rest.slice(0, PAGE));
    if (mine !== turn) return;
    const entries = next.map(result);
    rest = rest.slice(PAGE);
    list.append(...entries);
    more.hidden = !rest.length;
    entries[0]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => {
    fromAddress();
    void run();
  });
  fromAddress();
  const narrowed = Boolean(order.value) || selects.some(({ select }) => select.value);
  const isWide = window.matchMedia("(min-width: 45em)").matches;
  choices.open = narrowed || (Boolean(field.value) && isWide); // on a narrow window the results come first
  if (field.value || narrowed) void run();
  // Nothing is fetched before a reader turns to the search.
  else form.addEventListener("focusin", () => void run(), { once: true });
}

function shown(key, value) {
  return key === "periode" ? periodInWords(value) : value;
}

/** Sort years and months with the latest first, each year before its months. */
function latestFirst(one, other) {
  const [year, month = "99"] = one.split("-");
  const [otherYear, otherMonth = "99"] = other.split("-");
  return otherYear.localeCompare(year) || otherMonth.localeCompare(month);
}
