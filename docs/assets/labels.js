/* All words that scripts put on a page, in one place: another language is another file like this one.
 *
 * U+00A0 stands before « : », U+202F inside guillemets, as French sets them. */

export const LABELS = {
  field: "Mots recherchés",
  search: "Rechercher",
  form: "Recherche dans la chronique",
  choices: "Filtrer et trier",
  sortBy: "Trier par",
  more: "Plus de résultats",
  all: "Voir tous les résultats",
  first: "Premiers résultats",
  searching: "Recherche…",
  unavailable: "La recherche n’a pas pu se charger. Les index des personnes et des événements restent accessibles.",
  none: (words) => `Aucun résultat${words}.`,
  found: (number, text, words) => `${number === 1 ? "1 résultat" : `${text} résultats`}${words}.`,
  near: (number, text, words) =>
    `Aucun résultat${words}. ${number === 1 ? "Une page proche" : `${text} pages proches`}\u00A0:`,
  forWords: (query) => ` pour «\u202F${query}\u202F»`,
  counted: (value, number) => `${value} (${number})`,
  tips: {
    filter: "Retirez un filtre.",
    spelling: "Vérifiez l’orthographe, ou essayez une autre graphie du nom.",
    fewer: "Essayez un mot de moins.",
  },
  ways: {
    before: "Ou parcourez ",
    persons: "toutes les personnes",
    between: " ou ",
    events: "tous les événements",
    after: ".",
  },
  // In the address, a filter has the readers' name; in the index, the records' name.
  filters: [
    { key: "nature", index: "kind", label: "Nature", all: "Toutes" },
    { key: "type", index: "type", label: "Type d’événement", all: "Tous" },
    { key: "periode", index: "period", label: "Période", all: "Toutes" },
    { key: "personne", index: "person", label: "Personne", all: "Toutes" },
    { key: "lieu", index: "place", label: "Lieu", all: "Tous" },
    { key: "theme", index: "theme", label: "Thème", all: "Tous" },
    { key: "statut", index: "status", label: "Statut", all: "Tous" },
    { key: "source", index: "source", label: "Source", all: "Toutes" },
  ],
  // How results may be sorted; `""` is the page's own order.
  sorts: {
    relevance: "Pertinence",
    page: "L’ordre de cette page",
    date: { key: "date", by: { date: "desc" }, label: "Date\u00A0: les plus récents d’abord" },
    "date-croissante": { key: "date-croissante", by: { date: "asc" }, label: "Date\u00A0: les plus anciens d’abord" },
    nom: { key: "nom", by: { name: "asc" }, label: "Nom" },
    evenements: { key: "evenements", by: { events: "desc" }, label: "Nombre d’événements" },
  },
  index: { field: "Chercher dans cette liste", search: "Chercher", form: "Chercher dans cette liste, la filtrer et la trier" },
};

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Say a month or year of the index in words: « 2031-06 » is « juin 2031 »; what is neither, as it is. */
export function periodInWords(value) {
  const [, year, month] = MONTH.exec(value) ?? [];
  if (!month) return value;
  const name = new Intl.DateTimeFormat("fr", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, Number(month) - 1, 1)),
  );
  return `${name} ${year}`;
}
