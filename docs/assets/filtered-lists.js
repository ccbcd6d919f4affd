/* What the filter of the pictures leaves of the lists and tables of the same page: they show what the pictures show. */

const BASE = new URL("../", import.meta.url);
const KINDS = { evenements: "event", personnes: "person", lieux: "place", organisations: "organisation", themes: "theme" };
const LINES = "main .fr-list--timeline li, main .fr-picture__rows:not(.fr-picture__grid) tbody tr";

/** Return what a link leads to: « person:anna-leclerc »; undefined for anything but a page of the chronicle. */
function refOf(link) {
  const { pathname } = new URL(link.href);
  const found = /^([a-z]+)\/([^/]+)\/$/.exec(pathname.startsWith(BASE.pathname) ? pathname.slice(BASE.pathname.length) : "");
  return found && KINDS[found[1]] ? `${KINDS[found[1]]}:${found[2]}` : undefined;
}

function refsIn(element, selector = "a[href]") {
  return [...element.querySelectorAll(selector)].map(refOf).filter(Boolean);
}

/** Return how many of what a line tells pass: of one event, or of the events that all its names share. */
function counted(refs, passing) {
  const event = refs.find((ref) => ref.startsWith("event:"));
  if (event) return [...passing].some(({ id }) => `event:${id}` === event) ? 1 : 0;
  return [...passing].filter((one) => refs.every((ref) => one.refs.has(ref))).length;
}

/** Hide the lines and the quoted words that do not pass, and correct the figures of those that do.
 *
 * @param passing the events of the pictures that pass.
 * @param speaks tells of a quotation by its speaker (undefined on a speaker's own page) and events whether it passes.
 * @param isFiltered whether there is a filter at all. */
export function filterLists(passing, speaks, isFiltered) {
  for (const line of document.querySelectorAll(LINES)) {
    const refs = refsIn(line);
    if (!refs.length) continue;
    const count = isFiltered ? counted(refs, passing) : 1;
    line.hidden = count === 0;
    const figure = line.querySelector(".fr-picture__number");
    if (!figure) continue;
    figure.dataset.given ??= figure.textContent;
    figure.textContent = isFiltered ? count.toLocaleString("fr") : figure.dataset.given;
  }
  for (const group of document.querySelectorAll("main .fr-quotations")) {
    const speaker = group.querySelector(".fr-quotations__source strong");
    const who = speaker ? (refsIn(speaker)[0] ?? "") : group.querySelector(".fr-unknown") ? "" : undefined;
    const events = refsIn(group, "p.fr-count:last-child a[href]").map((ref) => ref.slice("event:".length));
    group.hidden = isFiltered && !speaks(who, events);
  }
  for (const list of document.querySelectorAll("main .fr-list--timeline")) {
    const isEmpty = [...list.querySelectorAll("li")].every((line) => line.hidden);
    list.hidden = isEmpty;
    const heading = list.previousElementSibling;
    if (heading?.matches("h3")) heading.hidden = isEmpty;
  }
}
