"use strict";
// The page is complete without this script; it adds filters, keys, and sorting.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // Filters: a finding shows when neither its family nor its severity is switched off.
  const cards = all(".card");
  const buttons = all(".filters button");
  const marks = new Map();
  for (const mark of all("mark[data-finding]")) {
    const number = mark.dataset.finding;
    marks.set(number, [...(marks.get(number) ?? []), mark]);
  }
  const marksOf = (card) => marks.get(card.dataset.finding) ?? [];
  const apply = () => {
    const off = new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => b.dataset.kind));
    for (const card of cards) {
      card.hidden = off.has(card.dataset.family) || off.has(card.dataset.severity);
      for (const mark of marksOf(card)) {
        mark.classList.toggle("off", card.hidden);
        mark.firstChild.tabIndex = card.hidden ? -1 : 0;
      }
    }
    const none = document.getElementById("none");
    if (none) none.hidden = cards.length === 0 || cards.some((card) => !card.hidden);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
      apply();
    });
  }
  if (buttons.length) apply();

  // One finding is the current one, in the text and in the list, together with its evidence.
  let current = 0;
  const scroll = (element, block) => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  };
  const select = (card, from) => {
    for (const element of all(".current")) element.classList.remove("current");
    const number = card.dataset.finding;
    current = Number(number);
    const place = marksOf(card);
    for (const element of [card, ...place, ...all(`[data-evidence~="${number}"]`)]) element.classList.add("current");
    // In one column a jump to the one place would leave the other: go only to where the reader is not.
    const beside = matchMedia("(min-width: 60rem)").matches;
    if (place.length && from !== "text") scroll(place[0], "center");
    if (from === "text" || beside || !place.length) scroll(card, "nearest");
    if (from === "text" || from === "keys") card.focus({ preventScroll: true });
  };
  const cardOf = (element) => document.getElementById(`finding-${element.closest("[data-finding]").dataset.finding}`);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.closest("mark")) {
      event.preventDefault();
      const card = cardOf(link);
      if (!card.hidden) select(card, "text");
    } else if (link.closest(".quote")) {
      event.preventDefault();
      select(cardOf(link), "card");
    } else if (link.closest(".card ul")) {
      event.preventDefault();
      select(cardOf(link), "evidence");
      const anchor = document.getElementById(link.hash.slice(1));
      if (anchor) scroll(anchor.nextElementSibling ?? anchor, "center");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "j" && event.key !== "k")) return;
    const shown = cards.filter((card) => !card.hidden);
    const number = (card) => Number(card.dataset.finding);
    const next = event.key === "j" ? shown.find((card) => number(card) > current)
                                   : shown.findLast((card) => number(card) < current);
    if (next) select(next, "keys");
  });

  // A link into the page from elsewhere: #finding-3 or #place-3.
  const linked = /^#(?:finding|place)-(\d+)$/.exec(location.hash);
  const target = linked && document.getElementById(`finding-${linked[1]}`);
  if (target && !target.hidden) select(target, "link");

  // Tables that sort by a click on a heading: first numbers fall and words rise, then the other way round.
  for (const table of all("table.sortable")) {
    all("thead button", table).forEach((button, column) => {
      button.addEventListener("click", () => {
        const head = button.closest("th");
        const numeric = head.classList.contains("number");
        const [first, second] = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
        const order = head.getAttribute("aria-sort") === first ? second : first;
        for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", order);
        const sign = order === "ascending" ? 1 : -1;
        const key = (row) => row.cells[column].textContent;
        const compare = (a, b) => (numeric ? Number(key(a)) - Number(key(b)) : key(a).localeCompare(key(b)));
        table.tBodies[0].append(...all("tbody tr", table).sort((a, b) => sign * compare(a, b)));
      });
    });
  }
})();
