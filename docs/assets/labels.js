/* The words that scripts put on a page, from the catalogue (generator/lexicon/fr/pages.yml, `scripts`), filled in. */

import { WORDS } from "../recherche/mots.js";

/** Fill in what stands in braces. */
function filled(words, given = {}) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

/** Choose between « one|many ». */
function plural(words, number) {
  const [one, many] = words.split("|");
  return number === 1 ? one : many;
}

function listed(words) {
  if (words.length < 2) return words.join("");
  return filled(WORDS.left_and, { words: words.slice(0, -1).join(", "), last: words.at(-1) });
}

// In the address, a filter has the readers' name; in the index, the records' name.
const FILTERS = [
  ["nature", "kind"],
  ["type", "type"],
  ["periode", "period"],
  ["personne", "person"],
  ["lieu", "place"],
  ["theme", "theme"],
  ["statut", "status"],
  ["source", "source"],
];

const sort = (key, by, label) => ({ key, by, label });

export const LABELS = {
  ...WORDS,
  sortBy: WORDS.sort_by,
  none: (words) => filled(WORDS.none, { words }),
  found: (number, count, words) => filled(plural(WORDS.found, number), { count, words }),
  near: (number, count, words) => filled(plural(WORDS.near, number), { count, words }),
  fewer: (number, count, words, left) =>
    filled(plural(WORDS.fewer, number), {
      count,
      words,
      left: listed(left.map((word) => filled(WORDS.left_word, { word }))),
    }),
  forWords: (query) => filled(WORDS.for_words, { query }),
  counted: (value, count) => filled(WORDS.counted, { value, count }),
  tips: { filter: WORDS.tip_filter, spelling: WORDS.tip_spelling, fewer: WORDS.tip_fewer },
  /** Return the advice on other ways in, as [text, name of a link or undefined] in order. */
  ways: () =>
    WORDS.ways
      .split(/\{(\w+)\}/)
      .map((piece, at) => (at % 2 ? [WORDS[`ways_${piece}`], piece] : [piece, undefined])),
  filters: FILTERS.map(([key, index]) => {
    const [label, all] = WORDS[`filter_${index}`].split("|");
    return { key, index, label, all };
  }),
  // How results may be sorted; `""` is the page's own order.
  sorts: {
    relevance: WORDS.sort_relevance,
    page: WORDS.sort_page,
    date: sort("date", { date: "desc" }, WORDS.sort_latest),
    "date-croissante": sort("date-croissante", { date: "asc" }, WORDS.sort_earliest),
    nom: sort("nom", { name: "asc" }, WORDS.sort_name),
    evenements: sort("evenements", { events: "desc" }, WORDS.sort_events),
  },
  index: { field: WORDS.index_field, search: WORDS.index_search, form: WORDS.index_form },
};

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Say a month or year of the index in words: « 2031-06 » is « juin 2031 »; what is neither, as it is. */
export function periodInWords(value) {
  const [, year, month] = MONTH.exec(value) ?? [];
  if (!month) return value;
  const name = new Intl.DateTimeFormat(document.documentElement.lang || "fr", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, Number(month) - 1, 1)),
  );
  return `${name} ${year}`;
}
