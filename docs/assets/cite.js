// A button that copies, beside each citation. Without a script the text is there to select, and the files to download.

import { LABELS } from "./labels.js";

function addButton(source) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fr-copy";
  button.textContent = LABELS.copy;
  const said = document.createElement("span");
  said.className = "fr-hidden";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = said.textContent = LABELS.copied;
    } catch {
      // No permission: the text is selected, so that the keyboard copies it.
      getSelection().selectAllChildren(source);
      button.textContent = said.textContent = LABELS.selected;
    }
    setTimeout(() => {
      button.textContent = LABELS.copy;
      said.textContent = "";
    }, 2000);
  });
  source.after(button, said);
}

document.querySelectorAll("[data-copie]").forEach(addButton);
