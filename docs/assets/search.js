/* Search: the box of the header, the page /recherche/, and the keys « / », « s » and Ctrl-K that lead to it. */

import { mountBox } from "./search-box.js";
import { address } from "./search-index.js";
import { FIELD, mountIndex, mountPage } from "./search-page.js";

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Lead the keyboard to the search: the page's own field, else the header's, else the page. */
function focusSearch() {
  const fields = document.querySelectorAll("#recherche input[type=search], form[data-recherche] input[name=q]");
  const field = [...fields].find((one) => one.offsetParent !== null);
  if (field) {
    field.focus();
    field.select();
  } else {
    location.assign(`${address("").href}#${FIELD}`);
  }
}

function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const single = !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "/" || event.key === "s");
    if (!combined && !(single && !isTyping(event.target))) return;
    event.preventDefault();
    focusSearch();
  });
}

for (const form of document.querySelectorAll("form[data-recherche]")) mountBox(form);
const place = document.getElementById("recherche");
if (place) mountPage(place);
const tools = document.getElementById("liste-outils");
if (tools) mountIndex(tools);
listenForKeys();
