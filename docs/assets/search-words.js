/* French words between the reader and the index: how a query is folded, how what is found is set again.
 *
 * The records are folded by generator/export/search_words.py by the same rules; the examples of
 * generator/lexicon/fr/search.yml hold the two together. */

import { WORDS } from "../recherche/mots.js";

const ELIDED = [...WORDS.elided].sort((a, b) => b.length - a.length).join("|");
const ASKING = WORDS.asking.map((phrase) => phrase.split(" "));
const MONTHS = new Set(WORDS.months);
const SMALL = new Set(WORDS.small.flat());
const ELISION = new RegExp(`(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_]')(${ELIDED})'(?=[\\p{L}\\p{N}_])`, "giu");
const REJOIN = new RegExp(`(?<![\\p{L}\\p{N}_])(${ELIDED})' (\uE000?)(?=[\\p{L}\\p{N}_])`, "giu");
const INVERTED = /(?<=\p{L})-(?:t-)?(?:ils?|elles?|on|ce|je|tu|nous|vous)$/iu; // « demande-t-on »
const APOSTROPHES = /[’‘ʼʹ′＇`´]/g;
const WORD = /[\p{L}\p{N}]+/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const NAMES = "·"; // in a record, the names of the page come after its text, behind this
export const EXCERPT = 28; // words
const LONGEST = 1000; // characters of a query: an address may hold any number, and what they ask for is nowhere
const LEADING = 6; // words before the first that was found
// Private-use characters stand for the marks while text is set, so that a mark never hides an apostrophe.
const OPEN = "\uE000";
const CLOSE = "\uE001";

/** Tell whether a folded query asks for its words in this very order. */
export function isExact(terms) {
  return /^".+"$/.test(terms);
}

/** Fold a query as the records are folded: « L’accusé » asks for « accusé ». */
export function asked(query) {
  // First what is invisible: to a script U+FEFF is a blank too, and would part a word in two.
  const short = query.slice(0, LONGEST).normalize("NFC").replace(INVISIBLE, "");
  const plain = short.replace(/\s+/g, " ").replace(APOSTROPHES, "'");
  const quoted = plain.replace(/[«“”„]\s*|\s*»/g, '"').replace(/\s+/g, " ").trim();
  // In a phrase the small word keeps its place; elsewhere it would only narrow the search.
  if (isExact(quoted)) return quoted.replace(ELISION, "$1' ");
  const words = quoted.replace(/"/g, " ").replace(ELISION, " ");
  return words.replace(/\s+/g, " ").trim();
}

/** Return the words of a folded query that tell pages apart: without those that every question is made of.
 *
 * Words in guillemets stay as they are, and so does a query of small words only: « La Une » may be looked for. */
export function telling(terms) {
  if (isExact(terms)) return [terms];
  const words = terms
    .split(" ")
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "").replace(INVERTED, ""))
    .filter(Boolean);
  // « a-t-elle » is three small words; « Mar-a-Lago » holds one.
  const parts = words.flatMap((word, at) => fold(word).split(/[-']/).map((part) => [part, at]));
  const telling = new Set(parts.filter(([part], place) => !SMALL.has(part) && !isAsking(parts, place)).map(([, at]) => at));
  return telling.size ? words.filter((_, at) => telling.has(at)) : words;
}

/** Join the words of a date, a day with its month and a month with its year, since apart they tell little. */
export function dated(words) {
  const joined = [];
  for (const word of words) {
    const before = joined.at(-1)?.split(" ").at(-1) ?? "";
    const monthOfDay = /^\d{1,2}(er)?$/.test(before) && MONTHS.has(fold(word));
    const yearOfMonth = MONTHS.has(fold(before)) && /^\d{4}$/.test(word);
    if (monthOfDay || yearOfMonth) joined.push(`${joined.pop()} ${word}`);
    else joined.push(word);
  }
  return joined;
}

/** Tell whether a word stands in a phrase that only asks: « combien de temps ». */
function isAsking(parts, place) {
  return ASKING.some((phrase) =>
    phrase.some((_, at) => phrase.every((word, step) => word === parts[place - at + step]?.[0])),
  );
}

/** Fold a word for comparing: no capitals, accents or ligatures. */
export function fold(word) {
  const bare = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/œ/g, "oe").replace(/æ/g, "ae");
}

/** Set folded text for reading: apostrophes curly, spaces as French sets them. */
export function typeset(text) {
  return text
    .replace(REJOIN, "$1’$2")
    .replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}\uE000])/gu, "’")
    .replace(/« ?/g, "«\u202F")
    .replace(/ ?»/g, "\u202F»")
    .replace(/ (?=[;!?])/g, "\u202F")
    .replace(/ (?=:)/g, "\u00A0");
}

/** Cut an excerpt of Pagefind into [text, is it marked]: what looks like any other markup is text. */
export function pieces(excerpt) {
  const marked = excerpt
    .replace(/[\uE000\uE001]/g, "")
    .replace(/<mark>/g, OPEN)
    .replace(/<\/mark>/g, CLOSE)
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    // Pagefind marks a word with the punctuation that touches it.
    .replace(/\uE000([^\p{L}\p{N}]*)([^\uE001]*?)([^\p{L}\p{N}]*)\uE001/gu, `$1${OPEN}$2${CLOSE}$3`);
  const found = [];
  let inside = false;
  for (const piece of typeset(marked).split(/([\uE000\uE001])/)) {
    if (piece === OPEN) inside = true;
    else if (piece === CLOSE) inside = false;
    else if (piece) found.push([piece, inside]);
  }
  return found;
}

/** Choose the words to show under a result: those of its text around what was found.
 *
 * Pagefind would show the list of names, since these weigh most. Where nothing but a name was found, the lead sentence
 * says more of the page, or the beginning of its text.
 *
 * @returns {excerpt, before, after}: the excerpt and whether it is cut at either end; null for the lead sentence. */
export function excerptOf({ meta, locations, excerpt, plain_excerpt: plain, raw_content: content }) {
  if (!locations?.length) return null;
  const words = content.split(/\s+/);
  const names = words.indexOf(NAMES);
  if (names < 0) return { excerpt, before: !content.startsWith(plain), after: !content.endsWith(plain) };
  const found = new Set(locations.filter((location) => location < names));
  if (!found.size && meta.sentence) return null;
  if (!found.size && !names) return { excerpt: excerpt.replace(/^\s*· /, ""), before: false, after: false };
  const near = (from) => [...found].filter((one) => one >= from && one < from + EXCERPT - LEADING).length;
  const best = [...found].reduce((a, b) => (near(b) > near(a) ? b : a), found.size ? [...found][0] : 0);
  const start = Math.max(0, Math.min(best - LEADING, names - EXCERPT));
  const end = Math.min(names, start + EXCERPT);
  const shown = words.slice(start, end).map((word, at) => (found.has(start + at) ? `<mark>${word}</mark>` : word));
  return { excerpt: shown.join(" "), before: start > 0, after: end < names };
}

/** Tell how near results come to what was asked.
 *
 * Pagefind answers a word that it does not have with words that begin like it, down to one letter.
 *
 * @returns "same" when some result holds each word asked or one of its family, "near" when some result holds a word
 * that begins like one that was asked, "none" else. */
export function nearness(terms, results) {
  const wanted = fold(terms).match(WORD) ?? [];
  let nearest = "none";
  for (const { content, locations, meta } of results) {
    const words = content.split(/\s+/);
    const found = locations.map((location) => words[location] ?? "");
    const read = fold([...found, ...Object.values(meta)].join(" ")).match(WORD) ?? [];
    if (wanted.every((word) => read.some((other) => akin(word, other)))) return "same";
    if (wanted.some((word) => read.some((other) => shared(word, other) >= 3))) nearest = "near";
  }
  return nearest;
}

/** Tell whether a word is another, its beginning, or of its family (« négociation », « négocier »). */
function akin(word, other) {
  return other.startsWith(word) || shared(word, other) >= Math.max(3, Math.ceil(word.length * 0.6));
}

function shared(word, other) {
  let same = 0;
  while (same < word.length && word[same] === other[same]) same++;
  return same;
}
