/* A look ahead: resting the pointer or the keyboard on a link to a person, an event, a place … shows how its page begins.
 *
 * It is an extra: nothing stands in it that the page does not say. It can be pointed at, goes with Escape, and stays
 * as long as the link or itself is pointed at (WCAG 2.2, 1.4.13). What a page says is put here as text. */

const FOLDERS = /\/(evenements|personnes|lieux|organisations|themes|articles)\/[^/]+\/$/;
const REST = 350; // milliseconds on a link before its preview comes
const LEAVE = 200; // milliseconds in which the pointer may cross over to the preview
const pages = new Map();

let card;
let link;
let timer;

/** Return how a page begins: its title, labels and first paragraph; null where there is no such page. */
function beginning(url) {
  if (!pages.has(url)) {
    const read = fetch(url).then(async (answer) => {
      if (!answer.ok) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const words = (selector) => page.querySelector(selector)?.textContent.replace(/[ \n\t]+/g, " ").trim() ?? "";
      const labels = [...page.querySelectorAll(".fr-badges .fr-badge")].map((label) => label.textContent.trim());
      const title = words("main h1").replace(/\s*¶$/, "");
      return title ? { title, labels, lead: words("main .fr-lead p, main .fr-lead") } : null;
    });
    pages.set(url, read.catch(() => null));
  }
  return pages.get(url);
}

function made(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function hide() {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  card?.remove();
  card = link = undefined;
}

/** Stand under the link, or over it where there is no room; never beyond the window's edges. */
function place() {
  const at = (link.getClientRects()[0] ?? link.getBoundingClientRect());
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8));
  const below = at.bottom + card.offsetHeight + 8 < window.innerHeight;
  card.style.left = `${left + window.scrollX}px`;
  card.style.top = `${(below ? at.bottom + 4 : at.top - card.offsetHeight - 4) + window.scrollY}px`;
}

async function show(target) {
  const { title, labels, lead } = (await beginning(target.href)) ?? {};
  if (!title || link !== target) return;
  card = made("div", "fr-preview", "");
  card.id = "apercu";
  card.setAttribute("role", "tooltip");
  card.append(made("p", "fr-preview__title", title));
  if (labels.length) card.append(made("p", "fr-preview__labels", labels.join(" · ")));
  if (lead) card.append(made("p", "fr-preview__lead", lead));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  target.closest("main").append(card); // what stands outside the landmarks is passed over
  place();
  target.setAttribute("aria-describedby", card.id);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, LEAVE);
}

function come(target) {
  if (link === target) {
    clearTimeout(timer);
    return;
  }
  hide();
  link = target;
  timer = setTimeout(() => void show(target), REST);
}

/** Return the link to a page of the chronicle on which something happened, or undefined. */
function worth(target) {
  const found = target instanceof Element ? target.closest("main a[href]") : null;
  if (!found || found.hash || found.origin !== location.origin || !FOLDERS.test(found.pathname)) return undefined;
  return found.pathname === location.pathname ? undefined : found;
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return; // a tap follows the link
  const found = worth(event.target);
  if (found) come(found);
});
document.addEventListener("pointerout", (event) => {
  if (link && worth(event.target) === link) leave();
});
document.addEventListener("focusin", (event) => {
  const found = worth(event.target);
  if (found?.matches(":focus-visible")) come(found);
  else if (link) hide();
});
document.addEventListener("focusout", () => link && leave());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && card) hide();
});
