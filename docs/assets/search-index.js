/* Ask the index that Pagefind made, and show what it finds.
 *
 * Nothing is fetched until a reader turns to the search, and nothing ever from another host. Whatever comes from the
 * index is put on the page as text, never as markup. */

import { LABELS } from "./labels.js";
import { EXCERPT, asked, excerptOf, isExact, nearness, pieces, typeset } from "./search-words.js";

export const BASE = new URL("../", import.meta.url);
const DELAY = 180; // milliseconds of rest before a search begins

export const FILTERS = LABELS.filters;

let loading;

/** Load the index once, when a reader first needs it. */
export function index() {
  loading ??= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", BASE).href);
    await pagefind.options({
      baseUrl: BASE.pathname,
      excerptLength: EXCERPT,
      ranking: { metaWeights: { title: 5, sentence: 1, date: 1, kind: 0.5 } },
    });
    await pagefind.init();
    return pagefind;
  })();
  loading.catch(() => (loading = undefined)); // a failed connection may be tried again
  return loading;
}

let last = Promise.resolve();

/** Do one thing with the index at a time: Pagefind gives all searches the same objects and changes them. */
function alone(action) {
  const mine = last.then(action);
  last = mine.catch(() => {});
  return mine;
}

/** Search, and return the first results with the number of all of them, and of each choice of the filters. */
export function search(query, { filters = {}, sort, limit, countFilters = false }) {
  return alone(async () => {
    const pagefind = await index();
    if (countFilters) await pagefind.filters(); // Pagefind counts only the filters that it has loaded
    const terms = asked(query);
    const found = await pagefind.search(terms || null, { filters, sort });
    const first = await data(found.results.slice(0, limit));
    const judged = terms && first.length && !isExact(terms);
    const near = judged ? nearness(terms, first) : "same";
    if (near === "none") return { total: 0, first: [], rest: [], filters: {}, near: false };
    return {
      total: found.results.length,
      first,
      rest: found.results.slice(limit),
      filters: found.filters,
      near: near === "near", // a reader is told when these are not the words asked for
    };
  });
}

/** Read further results of a search. */
export function read(results) {
  return alone(() => data(results));
}

async function data(results) {
  const found = await Promise.all(results.map((result) => result.data()));
  return found.filter((one) => one.url.startsWith(BASE.pathname)).map((one) => ({ ...one }));
}

/** Make an element; its children are elements or text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Make one result for a list: a link with its kind and date, and the words that were found. */
export function result(one) {
  const { url } = one;
  const { title, kind, date, sentence } = one.meta;
  const about = [kind, date].filter(Boolean).map(typeset).join(" · ");
  const where = element("a", { class: "fr-hit__link", href: url, "data-resultat": "" }, typeset(title ?? url));
  const words = element("p", { class: "fr-hit__words" });
  const chosen = excerptOf(one);
  if (chosen !== null) {
    if (chosen.before) words.append("… ");
    for (const [text, marked] of pieces(chosen.excerpt)) words.append(marked ? element("mark", {}, text) : text);
    if (chosen.after) words.append(" …");
  } else if (sentence) {
    words.append(typeset(sentence));
  }
  const shown = [element("p", { class: "fr-hit__title" }, where)];
  if (about) shown.push(element("p", { class: "fr-hit__about" }, about));
  if (words.childNodes.length) shown.push(words);
  return element("li", { class: "fr-hit" }, ...shown);
}

/** Say how many results there are, and whether they are what was asked for. */
export function counted(total, query, near) {
  const words = query ? LABELS.forWords(query) : "";
  if (!total) return LABELS.none(words);
  return (near ? LABELS.near : LABELS.found)(total, total.toLocaleString("fr"), words);
}

/** Return the address of a search; ``path`` is the page's, from the site's root. */
export function address(query, chosen = {}, path = "recherche/") {
  const url = new URL(path, BASE);
  if (query) url.searchParams.set("q", query);
  for (const { key } of FILTERS) if (chosen[key]) url.searchParams.set(key, chosen[key]);
  if (chosen.tri) url.searchParams.set("tri", chosen.tri);
  return url;
}

/** Return an action that waits until it is no longer asked for again and again. */
export function rested(action) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), DELAY);
  };
}
