/* The choice of light and dark on a page that goes without the theme's script; kept where the theme keeps it. */

const options = [...document.querySelectorAll("[data-md-component=palette] input")];

function show(chosen) {
  for (const option of options) {
    option.checked = option === chosen;
    option.nextElementSibling.hidden = option !== chosen; // the label that leads to the other
  }
  for (const key of ["scheme", "primary", "accent"]) {
    document.body.setAttribute(`data-md-color-${key}`, chosen.getAttribute(`data-md-color-${key}`));
  }
}

function keep(chosen) {
  const color = Object.fromEntries(
    ["media", "scheme", "primary", "accent"].map((key) => [key, chosen.getAttribute(`data-md-color-${key}`)]),
  );
  __md_set("__palette", { index: options.indexOf(chosen), color });
}

if (options.length) {
  const kept = __md_get("__palette");
  const asked = options.find((option) => matchMedia(option.getAttribute("data-md-color-media")).matches);
  show(options[kept?.index] ?? asked ?? options[0]);
  for (const [at, option] of options.entries()) {
    const other = options[(at + 1) % options.length];
    option.addEventListener("change", () => {
      show(option);
      keep(option);
    });
    // As with the theme's script: Enter takes the other, and its sign is marked where the keyboard is.
    option.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      other.click();
      other.focus();
    });
    option.addEventListener("focus", () => option.classList.toggle("focus-visible", option.matches(":focus-visible")));
    option.addEventListener("blur", () => option.classList.remove("focus-visible"));
  }
}
document.documentElement.classList.replace("no-js", "js");
