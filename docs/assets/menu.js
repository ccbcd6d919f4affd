/* The menu of narrow windows by keyboard: its sign is a label, which no key reaches, of a checkbox that is not shown. */

const box = document.getElementById("__drawer");
const label = document.querySelector(".md-header label[for='__drawer']");
const menu = document.querySelector(".md-sidebar--primary");

function set(open) {
  box.checked = open;
  box.dispatchEvent(new Event("change"));
}

if (box && label && menu) {
  menu.id = "menu";
  const sign = document.createElement("button");
  sign.type = "button";
  sign.className = `${label.className} fr-menu`;
  sign.title = label.title;
  sign.setAttribute("aria-label", label.title);
  sign.setAttribute("aria-controls", menu.id);
  sign.append(...label.childNodes);
  label.replaceWith(sign);
  const tell = () => sign.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  tell();

  sign.addEventListener("click", (event) => {
    set(!box.checked);
    if (box.checked && event.detail === 0) menu.querySelector("a").focus(); // by keyboard
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    set(false);
    sign.focus();
  });
  // What has the keyboard is not left behind the menu.
  document.addEventListener("focusin", (event) => {
    if (box.checked && event.target.closest(".md-content, .md-footer")) set(false);
  });
}
