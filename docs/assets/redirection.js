// Lead on from an earlier address, and take the fragment along: an account has the same anchor on the page that answers
// for it now. A browser without scripts follows the page's own refresh, which knows no fragment, or a link in its list.
(() => {
  const target = new URL(document.currentScript.dataset.vers, location.href);
  if (target.origin !== location.origin) return;
  target.hash = location.hash;
  location.replace(target.href);
})();
