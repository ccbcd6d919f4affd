/* Ask the index that Pagefind made, and show what it finds.
 *
 * Nothing is fetched until a reader turns to the search, and nothing ever from another host. Whatever comes from the
 * index is put on the page as text, never as markup. */

import { LABELS } from "./labels.js";
import { EXCERPT, asked, dated, excerptOf, isExact, nearness, pieces, telling, typeset } from "./search-words.js";

export const BASE = new URL("../", import.meta.url);
const MOST = 20; // words of a query that are tried one by one where no page has them all
const MANY = 6; // of these, the rarest that are tried together
const JUDGED = 3; // results by which it is judged whether some words are found
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
      noWorker: true, // a program of its own to load; a search is over in some milliseconds without it
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

/** Search, and return the first results with the number of all of them.
 *
 * Where no page has all the words, those that find most together are kept; `left` names the others. `counts` loads how
 * many results each choice of the filters has: in a large chronicle that is more than the results themselves. */
export function search(query, { filters = {}, sort, limit }) {
  return alone(async () => {
    const pagefind = await index();
    const ask = async (words, read = limit) => {
      const terms = words.join(" ");
      const found = await pagefind.search(terms || null, { filters, sort });
      const first = await data(found.results.slice(0, read));
      const judged = terms && first.length && !isExact(terms);
      const near = first.length || !terms ? (judged ? nearness(terms, first) : "same") : "none";
      return { terms, found, first, near };
    };
    const words = telling(asked(query));
    const units = dated(words); // « 12 février » is one thing to ask for
    let answer = await ask(words);
    let left = [];
    if (answer.near !== "same" && units.length > 1 && units.length <= MOST) {
      const kept = await withFewer(units, (some) => ask(some, JUDGED));
      if (kept) [answer, left] = [await ask(kept), units.filter((word) => !kept.includes(word))];
    }
    if (answer.near === "none") return { total: 0, first: [], rest: [], near: false, left: [], counts: async () => ({}) };
    return {
      total: answer.found.results.length,
      first: answer.first,
      rest: answer.found.results.slice(limit),
      near: answer.near === "near", // a reader is told when these are not the words asked for
      left,
      counts: () =>
        alone(async () => {
          await pagefind.filters(); // Pagefind counts only the filters that it has loaded
          return (await pagefind.search(answer.terms || null, { filters, sort })).filters;
        }),
    };
  });
}

/** Find the most words of a query that some page has together: of as many, those with the date; then those that the
 * fewest pages have. */
async function withFewer(words, ask) {
  const alone = [];
  for (const word of words) {
    const answer = await ask([word]);
    if (answer.near === "same" && answer.found.results.length) alone.push({ words: [word], answer });
  }
  const total = ({ answer }) => answer.found.results.length;
  const rarest = new Set([...alone].sort((a, b) => total(a) - total(b)).slice(0, MANY));
  const known = alone.filter((one) => rarest.has(one)).flatMap((one) => one.words);
  for (let size = Math.min(known.length, words.length - 1); size > 1; size--) {
    const found = [];
    for (const chosen of choices(known, size)) {
      const answer = await ask(chosen);
      if (answer.near === "same" && answer.found.results.length) found.push({ words: chosen, answer });
    }
    if (found.length) return mostTelling(found).words;
  }
  return alone.length ? mostTelling(alone).words : undefined;
}

function mostTelling(found) {
  const dates = (one) => one.words.filter((word) => word.includes(" ")).length;
  const total = (one) => one.answer.found.results.length;
  return found.reduce((a, b) => (dates(b) - dates(a) || total(a) - total(b)) > 0 ? b : a);
}

/** Return the ways to take so many of some words, in their order. */
function choices(words, size) {
  if (size === 0) return [[]];
  return words.flatMap((word, at) => choices(words.slice(at + 1), size - 1).map((others) => [word, ...others]));
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
export function counted({ total, near, left }, query) {
  const words = query ? LABELS.forWords(query) : "";
  if (!total) return LABELS.none(words);
  if (left.length) return LABELS.fewer(total, total.toLocaleString("fr"), words, left);
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
