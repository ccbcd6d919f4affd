/* Lead on to the further page of a long article or event that holds the passage in the address: addresses that were
 * given before the page was cut, or to its first page, keep their meaning. Without scripts, a list leads there. */

const nav = document.querySelector("[data-suite]");

async function leadOn() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (!wanted || document.getElementById(wanted)) return;
  const list = new URL(nav.dataset.suite, location.href);
  const answer = await fetch(list);
  if (!answer.ok) return;
  const found = Object.entries(await answer.json()).find(([, anchors]) => anchors.includes(wanted));
  if (found) location.replace(new URL(`${found[0]}/#${wanted}`, list));
}

if (nav) {
  addEventListener("hashchange", leadOn);
  void leadOn();
}
