/* The menu of narrow windows by keyboard: its sign is a label, which no key reaches, of a checkbox that is not shown. */

const box = document.getElementById("__drawer");
const sign = document.querySelector(".md-header label[for='__drawer']");
const menu = document.querySelector(".md-sidebar--primary");

function set(open) {
  box.checked = open;
  box.dispatchEvent(new Event("change"));
}

if (box && sign && menu) {
  menu.id = "menu";
  for (const [name, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", sign.title], ["aria-controls", menu.id]]) {
    sign.setAttribute(name, value);
  }
  const tell = () => sign.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  tell();

  sign.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    set(!box.checked);
    if (box.checked) menu.querySelector("a").focus();
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
