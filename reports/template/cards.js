// The list of findings: a card each, of which one is the current one.
const groups = all(".group");
const cards = findings.map((_, i) => byId(`finding-${i + 1}`));
const inOrder = all(".card").map((card) => card.dataset.finding - 1); // as they are listed
const verdicts = { accept: "accepted", edit: "edited", reject: "kept as it is" };
const rank = [];
inOrder.forEach((i, place) => (rank[i] = place));
let current = -1;

const isShown = (i) => !cards[i].hidden;
const shownInOrder = () => inOrder.filter(isShown);
const narrow = matchMedia("(max-width: 60rem)");

const say = (() => {
  const status = byId("status");
  let timer = 0;
  return (text) => {
    status.textContent = text;
    status.classList.add("shown");
    clearTimeout(timer);
    timer = setTimeout(() => status.classList.remove("shown"), 6000);
  };
})();

// A small pair of buttons in each card, for those who read the list and not the cards.
for (const [i, card] of cards.entries()) {
  const quick = element("span", "quick");
  const button = (verb, sign, label) => {
    const node = element("button", verb, sign);
    Object.assign(node, { type: "button", tabIndex: -1, title: label });
    node.dataset.do = verb;
    node.setAttribute("aria-label", `${label}: finding ${i + 1}`);
    quick.append(node);
  };
  if (suggestionsOf(i).length) button("accept", "✓", "Accept");
  button("reject", "✕", "Keep as it is");
  card.append(element("span", "verdict"), quick);
}

const showInCard = (i) => {
  const decision = decided[i];
  const card = cards[i];
  card.dataset.decision = decision?.decision ?? "";
  card.querySelector(".verdict").textContent = decision ? verdicts[decision.decision] : "";
  card.querySelector(".edited")?.remove();
  if (decision?.decision !== "edit") return;
  const edited = element("p", "edited");
  edited.append(element("span", "arrow", "→ "), element("ins", "", decision.replacement || "deleted"));
  card.querySelector(".quote").after(edited);
};

// Far places of the article are reached at once, near ones gently.
const scrollTo = (node, block) => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { top, bottom } = node.getBoundingClientRect();
  const near = top > -innerHeight && bottom < 2 * innerHeight;
  node.scrollIntoView({ block, behavior: near && !still ? "smooth" : "auto" });
};

let highlighted = [];
const unselect = () => {
  for (const node of highlighted) node.classList.remove("current");
  if (current >= 0) cards[current].removeAttribute("aria-current");
  if (current >= 0) closeActions();
  highlighted = [];
  current = -1;
};
// `from`: where the reader is, who is not to be scrolled away from there.
const select = (i, from) => {
  if (!isShown(i)) return;
  if (i !== current) {
    unselect();
    current = i;
    cards[i].setAttribute("aria-current", "true");
    openActions(i);
  }
  highlighted = [cards[i], ...marks[i], ...evidence[i], ...all(`.change[data-finding="${i + 1}"]`)];
  for (const node of highlighted) node.classList.add("current");
  const place = placeOf(i);
  if (place && from !== "text") scrollTo(place, narrow.matches ? "start" : "center");
  if (!narrow.matches) cards[i].scrollIntoView({ block: "nearest" });
  cards[i].focus({ preventScroll: true });
};

const step = (by) => {
  const shown = shownInOrder();
  if (!shown.length) return;
  const at = shown.indexOf(current);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
  if (next >= 0 && next < shown.length) select(shown[next], "keys");
  else say(by > 0 ? "That was the last finding." : "That was the first finding.");
};
// The next that is undecided, from the current one on, then from the first.
const nextUndecided = () => {
  const shown = shownInOrder();
  const open = shown.filter((i) => decided[i] === null);
  return open.find((i) => rank[i] > (rank[current] ?? -1)) ?? open[0] ?? -1;
};
