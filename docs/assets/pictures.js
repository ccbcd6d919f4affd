/* The pictures are complete without this. It filters them by type, person and period, keeps the filter in the
   address, names the sign under the pointer, and lifts the ties of the person in focus. */

import { filterLists } from "./filtered-lists.js";

const RECORDS = new URL("../chronologie/images.json", import.meta.url);
const FIELDS = ["type", "personne", "theme", "depuis", "jusqua"];
const IN_ADDRESS = "images-"; // lists of the same page have fields of their own
const DRAWN = "[data-picture] [data-key]";
const FIGURES = [".fr-node__count", ".fr-voice__figure", "text.fr-day__figure"];
const PATTERN = /^\d{4}(-\d{2})?$/;

let loading = null;

/** Fetch the records once, and make of each event what the keys ask for. */
function records() {
  loading ??= fetch(RECORDS)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((data) => {
      const refs = data.refs.map(([key]) => key);
      const events = data.events.map(([id, first, last, exact, type, mine]) => {
        return { id, first, last, exact: exact === 1, type: data.types[type][0], refs: new Set(mine.map((n) => refs[n])) };
      });
      const quotations = data.quotations.map(([speaker, themes, about]) => {
        return { speaker: refs[speaker], themes: themes.map((n) => refs[n]), events: about.map((n) => events[n]) };
      });
      return { ...data, events, quotations };
    });
  return loading;
}

/** Return the filter that an address holds; what is no value of a field is left out. */
function filterOf(search) {
  const given = new URLSearchParams(search);
  const filter = {};
  for (const name of FIELDS) {
    const value = given.get(`${IN_ADDRESS}${name}`);
    if (value && (["type", "personne", "theme"].includes(name) || PATTERN.test(value))) filter[name] = value;
  }
  return filter;
}

function isFiltered(filter) {
  return FIELDS.some((name) => filter[name]);
}

function inPeriod(event, filter) {
  if (!filter.depuis && !filter.jusqua) return true;
  if (event.first === "") return false;
  // What may have been in the period stays: « 2025-06 » stands for its first and its last day at once.
  return !(filter.depuis && event.last < filter.depuis) && !(filter.jusqua && event.first.slice(0, filter.jusqua.length) > filter.jusqua);
}

function eventPasses(event, filter) {
  return (
    (!filter.type || event.type === filter.type) &&
    (!filter.personne || event.refs.has(`person:${filter.personne}`)) &&
    (!filter.theme || event.refs.has(`theme:${filter.theme}`)) &&
    inPeriod(event, filter)
  );
}

function quotationPasses(quotation, filter) {
  if (filter.personne && quotation.speaker !== `person:${filter.personne}`) return false;
  if (!filter.type && !filter.theme && !filter.depuis && !filter.jusqua) return true;
  return quotation.events.some((event) => eventPasses(event, { ...filter, personne: "" }));
}

/** Tell whether an event lies in « 2020+10 » years, or with « ! » in these and in no part of them alone. */
function inYears(event, value) {
  const rest = value.endsWith("!");
  const [start, count = 1] = value.replace("!", "").split("+").map(Number);
  const [first, last] = [event.first, event.last].map((day) => Number(day.slice(0, 4)));
  if (event.first === "" || first < start || last >= start + count) return false;
  const part = count / 10;
  const alone = count === 1 ? event.first.slice(0, 7) === event.last.slice(0, 7) : Math.floor(first / part) === Math.floor(last / part);
  return !rest || !alone;
}

/** Return whether an event is meant by one word of a key. */
function isMeant(event, word) {
  const colon = word.indexOf(":");
  const [kind, value] = [word.slice(0, colon), word.slice(colon + 1)];
  switch (kind) {
    case "e":
      return value.split("|").includes(event.id);
    case "d":
      return event.exact && event.first === value;
    case "m":
      return event.first.slice(0, 7) === value && event.last.slice(0, 7) === value;
    case "y":
      return inYears(event, value);
    case "w": {
      const rows = [event.first, event.last].map((day) => Math.floor(Number(day.slice(0, 4)) / Number(value)));
      return event.first !== "" && rows[0] !== rows[1];
    }
    default:
      return value.split("|").some((id) => event.refs.has(`${kind}:${id}`));
  }
}

function isSpoken(quotation, word) {
  if (word.startsWith("speaker:")) return quotation.speaker === word.slice(8);
  return word === "theme:" ? quotation.themes.length === 0 : quotation.themes.includes(word);
}

/** Return how many things an element stands for. */
function totalOf(element) {
  if (element.matches(".fr-column")) element.dataset.total ??= element.textContent.replace(/\D/g, "");
  return Number(element.dataset.count ?? element.dataset.total ?? 1);
}

/** Show how many of what an element stands for pass the filter: in its size, its figure and its name. */
function show(element, count) {
  const given = element.dataset;
  given.told ??= element.getAttribute("aria-label") ?? "";
  const total = totalOf(element);
  element.classList.toggle("fr-is-out", count === 0);
  if (given.told) element.setAttribute("aria-label", count === total ? given.told : `${given.told} (${count})`);
  if (given.count === undefined) return; // one event; a drawing's columns are drawn together
  const figure = FIGURES.map((one) => element.querySelector(one)).find(Boolean);
  if (figure) {
    figure.dataset.given ??= figure.textContent;
    figure.textContent = count === total ? figure.dataset.given : String(count);
  }
  if (element.matches(".fr-tie")) {
    given.thickness ??= element.getAttribute("stroke-width");
    element.setAttribute("stroke-width", String(Math.max(1, (Number(given.thickness) * count) / total)));
  }
  // The area tells the number, so the radius goes with its root.
  const disc = element.matches(".fr-disc, .fr-voice") ? element.querySelector("circle") : null;
  if (disc && total > 0) {
    disc.setAttribute("r", String(keep(disc, "r") * Math.sqrt(count / total)));
  }
}

/** Draw the columns of one drawing to a scale of their own: what a filter leaves may be few. */
function rescale(drawing) {
  const columns = [...drawing.querySelectorAll(".fr-column")];
  const most = Math.max(...columns.map((one) => Number(one.dataset.shown)));
  const tallest = Math.max(...columns.map((one) => keep(one.querySelector("rect"), "height")));
  for (const column of columns) {
    const [bar, figure] = [column.querySelector("rect"), column.querySelector("text")];
    const foot = keep(bar, "y") + keep(bar, "height");
    const count = Number(column.dataset.shown);
    const tall = most === 0 ? 0 : (tallest * count) / most;
    bar.setAttribute("height", String(tall));
    bar.setAttribute("y", String(foot - tall));
    figure.setAttribute("y", String(foot - tall - 4));
    figure.textContent = count === 0 ? "" : count.toLocaleString("fr");
  }
}

/** Return what an attribute was when the page came. */
function keep(element, name) {
  element.dataset[name] ??= element.getAttribute(name);
  return Number(element.dataset[name]);
}

/** Redraw every picture of the page; return how many events of it pass, and how many there are. */
function apply(data, filter) {
  const passing = new Set(data.events.filter((event) => eventPasses(event, filter)));
  const heard = data.quotations.filter((quotation) => quotationPasses(quotation, filter));
  const scopes = new Set([...document.querySelectorAll("[data-picture]")].map((one) => one.dataset.scope ?? ""));
  const byScope = new Map([...scopes].map((scope) => [scope, scope ? data.events.filter((one) => isMeant(one, scope)) : data.events]));
  for (const element of document.querySelectorAll(DRAWN)) {
    const picture = element.closest("[data-picture]");
    const words = element.dataset.key.split(" ");
    let count = 0;
    if (picture.dataset.picture === "speakers") {
      count = heard.filter((quotation) => words.every((word) => isSpoken(quotation, word))).length;
    } else {
      const mine = byScope.get(picture.dataset.scope ?? "");
      count = mine.filter((event) => passing.has(event) && words.every((word) => isMeant(event, word))).length;
    }
    const total = totalOf(element);
    if (!isFiltered(filter)) count = total;
    element.dataset.shown = String(count);
    show(element, count);
  }
  for (const drawing of document.querySelectorAll(".fr-drawing")) {
    if (drawing.querySelector(".fr-column")) rescale(drawing);
  }
  const byId = new Map(data.events.map((event) => [event.id, event]));
  const speaks = (speaker, events) =>
    quotationPasses(
      // On a speaker's own page the words are his own; the filter by person is then about events.
      { speaker: speaker ?? `person:${filter.personne}`, events: events.map((id) => byId.get(id)).filter(Boolean) },
      filter,
    );
  filterLists(passing, speaks, isFiltered(filter));
  const largest = [...byScope.values()].sort((one, other) => other.length - one.length)[0] ?? [];
  return [largest.filter((event) => passing.has(event)).length, largest.length];
}

function option(value, words) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = words;
  return made;
}

function field(name, words, control) {
  const place = document.createElement("div");
  place.className = "fr-filter__field";
  const label = document.createElement("label");
  control.name = control.id = label.htmlFor = `${IN_ADDRESS}${name}`;
  label.textContent = words;
  place.append(label, control);
  return place;
}

function select(name, words, all, choices) {
  const control = document.createElement("select");
  control.append(option("", all), ...choices.map(([value, shown]) => option(value, shown)));
  return field(name, words, control);
}

function month(name, words) {
  const control = document.createElement("input");
  control.type = "month";
  control.placeholder = "2025-06"; // where a browser knows no field for months
  return field(name, words, control);
}

function fill(form, filter) {
  for (const name of FIELDS) form.elements[`${IN_ADDRESS}${name}`].value = filter[name] ?? "";
}

/** Write the filter into the address, so that it can be shared and taken back. */
function remember(filter) {
  const address = new URL(location.href);
  for (const name of FIELDS) {
    if (filter[name]) address.searchParams.set(`${IN_ADDRESS}${name}`, filter[name]);
    else address.searchParams.delete(`${IN_ADDRESS}${name}`);
  }
  if (address.href !== location.href) history.pushState(null, "", address);
}

function mount(first) {
  const box = document.createElement("details");
  box.className = "fr-filter";
  const summary = document.createElement("summary");
  summary.textContent = first.dataset.filter;
  const form = document.createElement("form");
  const told = document.createElement("p");
  told.className = "fr-filter__found";
  told.setAttribute("role", "status");
  box.append(summary, form, told);
  first.before(box);
  let ready = null;

  const redraw = (data, filter) => {
    const [count, total] = apply(data, filter);
    told.textContent = isFiltered(filter) ? data.words.found.replace("{count}", count).replace("{total}", total) : "";
  };
  const prepare = () => {
    ready ??= records().then(
      (data) => {
        const themes = data.refs.filter(([key]) => key.startsWith("theme:")).map(([key, name]) => [key.slice(6), name]);
        const people = data.refs.filter(([key]) => key.startsWith("person:")).map(([key, name]) => [key.slice(7), name]);
        form.append(
          select("type", data.words.type, data.words.all_types, data.types),
          select("personne", data.words.person, data.words.all_people, people),
          select("theme", data.words.theme, data.words.all_themes, themes),
          month("depuis", data.words.from),
          month("jusqua", data.words.to),
        );
        const clear = document.createElement("button");
        clear.type = "reset";
        clear.className = "fr-filter__clear";
        clear.textContent = data.words.clear;
        form.append(clear);
        const changed = () => {
          const filter = filterOf(new URLSearchParams(new FormData(form)).toString());
          remember(filter);
          redraw(data, filter);
        };
        form.addEventListener("change", changed);
        form.addEventListener("reset", () => setTimeout(changed)); // the fields are empty only afterwards
        form.addEventListener("submit", (event) => event.preventDefault());
        return data;
      },
      () => {
        told.textContent = first.dataset.failed;
        return null;
      },
    );
    return ready;
  };
  const follow = async () => {
    const filter = filterOf(location.search);
    if (!isFiltered(filter) && !ready) return;
    box.open = box.open || isFiltered(filter);
    const data = await prepare();
    if (!data) return;
    fill(form, filter);
    redraw(data, filter);
  };
  box.addEventListener("toggle", () => box.open && prepare());
  addEventListener("popstate", follow);
  follow();
}

/** Name the sign under the pointer or in focus: a drawing's links have names, and no room to write them. */
function nameSigns() {
  const tip = document.createElement("div");
  tip.className = "fr-tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  document.body.append(tip);
  const hide = () => {
    tip.hidden = true;
    for (const tie of document.querySelectorAll(".fr-tie.is-near")) tie.classList.remove("is-near");
  };
  const name = (event) => {
    const sign = event.target.closest?.(".fr-drawing a");
    hide();
    if (!sign) return;
    const node = sign.closest(".fr-node");
    for (const tie of node ? node.closest("svg").querySelectorAll(".fr-tie") : []) {
      tie.classList.toggle("is-near", tie.dataset.key.split(" ").includes(node.dataset.key));
    }
    tip.textContent = sign.getAttribute("aria-label");
    tip.hidden = !tip.textContent || tip.textContent === sign.textContent;
    const [at, size] = [sign.getBoundingClientRect(), tip.getBoundingClientRect()];
    const left = Math.min(Math.max(4, at.left + at.width / 2 - size.width / 2), document.documentElement.clientWidth - size.width - 4);
    tip.style.left = `${Math.max(4, left)}px`;
    tip.style.top = `${at.top > size.height + 8 ? at.top - size.height - 6 : at.bottom + 6}px`;
  };
  document.addEventListener("pointerover", name);
  document.addEventListener("focusin", name);
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

const first = document.querySelector("[data-picture][data-filter]");
if (first) {
  // A map that only shows where a place lies has nothing to filter.
  if ([...document.querySelectorAll(DRAWN)].some((element) => totalOf(element) > 0)) mount(first);
  nameSigns();
}
