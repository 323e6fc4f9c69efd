// The review: what the page does when something is decided, clicked or chosen.
const showUndo = () => (byId("undo").disabled = past.length === 0);

// Brings the page up to date with the decisions about some findings.
const show = (changed) => {
  for (const i of changed) {
    showInCard(i);
    showInArticle(i);
  }
  if (isClean()) renderClean();
  applyFilters(changed);
  showTogether();
  showUndo();
  return showProgress();
};

const described = (wanted, { done, total }) => {
  const [[i, decision]] = wanted;
  const what = decision === null ? "Undecided again" : verdicts[decision.decision].replace(/^./, (c) => c.toUpperCase());
  const which = wanted.size > 1 ? `${wanted.size} findings` : `“${decision?.replacement || textAt(...findings[i].span).trim()}”`.slice(0, 60);
  return `${what}: ${which}. ${done === total ? `All ${total} decided.` : `${done} of ${total} decided.`}`;
};

// Takes decisions, and goes on to the next finding unless it is to stay.
const act = (wanted, { stay = false } = {}) => {
  if (!wanted.size) return { lost: [], refused: [] };
  const next = stay ? current : nextAfter(wanted);
  const result = decide(wanted);
  const progress = show(result.changed);
  keep();
  if (result.refused.length) {
    const [first] = result.refused;
    say(`${review.encoding} has no characters for “${wanted.get(first).replacement}”.`);
  } else {
    const lost = result.lost.filter((i) => !wanted.has(i)).map((i) => i + 1);
    say(described(wanted, progress) + (lost.length ? ` Finding ${lost.join(", ")} overlaps and is undecided again.` : ""));
  }
  const open = next >= 0 && isShown(next) ? next : nextUndecided();
  if (open >= 0 && current !== open) select(open, "keys");
  else if (current >= 0) reopen();
  return result;
};
const nextAfter = (wanted) => {
  const open = shownInOrder().filter((i) => decided[i] === null && !wanted.has(i));
  return open.find((i) => rank[i] > (rank[current] ?? -1)) ?? open[0] ?? current;
};
const reopen = () => {
  openActions(current);
  cards[current].focus({ preventScroll: true });
};

const goBack = (changed, what) => {
  if (!changed.length) return say("Nothing to undo.");
  const { done, total } = show(changed);
  keep();
  say(`${what}. ${done} of ${total} decided.`);
  const first = changed.find(isShown);
  if (first !== undefined) {
    unselect();
    select(first, "keys");
  }
};
const back = () => goBack(undo(), "Undone");
const forth = () => goBack(redo(), "Done again");

const switchView = (view = isClean() ? "marks" : "clean") => {
  showView(view);
  if (current >= 0) select(current, "view");
};

// A verb of a button or a key, about the current finding. `again`: what becomes of a decision that is taken once more; a
// pressed button is let go, a key goes on.
const perform = (verb, choice = 0, again = (decision) => decision) => {
  if (verb === "next" || verb === "previous") return step(verb === "next" ? 1 : -1);
  const i = current >= 0 ? current : nextUndecided();
  if (i < 0) return undefined;
  if (i !== current) return select(i, "keys");
  const one = (decision) => {
    const same = decided[i]?.decision === decision.decision && decided[i].replacement === decision.replacement;
    const wanted = same ? again(decision) : decision;
    return act(new Map([[i, wanted]]), { stay: wanted === null });
  };
  if (verb === "close") return unselect();
  if (verb === "cancel") return reopen();
  if (verb === "edit") return openEdit(i);
  if (verb === "reject") return one(rejection(i));
  if (verb === "reject-rule") return act(new Map(alike(i).map((k) => [k, rejection(k)])));
  if (verb === "accept-rule") return act(new Map(alike(i).filter((k) => suggestionsOf(k).length).map((k) => [k, acceptance(k)])));
  if (choice < suggestionsOf(i).length) return one(acceptance(i, choice));
  return say(suggestionsOf(i).length ? `There are only ${suggestionsOf(i).length} suggestions.` : "There is no suggestion: edit it, or keep it as it is.");
};

const followLink = (link) => {
  const anchor = byId(link.hash.slice(1));
  const owner = link.closest("[data-finding]");
  if (!anchor || !owner) return false;
  const i = owner.dataset.finding - 1;
  if (link.closest("mark")) select(i, "text");
  else if (link.closest(".quote")) select(i, "list");
  else if (link.classList.contains("rule")) {
    whyIsOpen = true;
    unselect();
    select(i, "text");
  } else {
    select(i, "text");
    if (isClean()) showView("marks");
    scrollTo(anchor.nextElementSibling ?? anchor, "center");
  }
  return true;
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) {
    const i = button.closest(".card").dataset.finding - 1;
    if (i !== current) select(i, "text");
    return perform(button.dataset.do, Number(button.dataset.choice ?? 0), () => null);
  }
  if (!event.target.closest("#menu")) byId("menu").open = false;
  const link = event.target.closest("a[href^='#']");
  if (link) {
    if (followLink(link)) event.preventDefault();
    return undefined;
  }
  const owner = event.target.closest(".card, .change");
  if (owner && !event.target.closest(".actions") && getSelection().isCollapsed)
    select(owner.dataset.finding - 1, owner.matches(".change") ? "text" : "list");
  return undefined;
});

for (const button of all("#filters button"))
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!isOn(button)));
    applyFilters();
    showTogether();
    showProgress();
  });
for (const button of all("[data-view]")) button.addEventListener("click", () => switchView(button.dataset.view));
byId("undo").addEventListener("click", back);
byId("copy").addEventListener("click", copyArticle);
byId("download").addEventListener("click", downloadArticle);
byId("export").addEventListener("click", exportDecisions);
byId("import").addEventListener("click", () => byId("import-file").click());
byId("import-file").addEventListener("change", async (event) => {
  const [chosen] = event.target.files;
  if (chosen) await importDecisions(chosen);
  event.target.value = "";
});
byId("restart").addEventListener("click", () => {
  act(new Map(decided.flatMap((d, i) => (d ? [[i, null]] : []))), { stay: true });
  say("All are undecided again. Undo brings the decisions back.");
});
for (const button of all("#menu button")) button.addEventListener("click", () => (byId("menu").open = false));

document.body.classList.add("live");
for (const id of ["progress", "tools", "filters"]) byId(id).hidden = id !== "tools" && findings.length === 0;
applyFilters();
show([]);
restoreKept();
// A link into the page from elsewhere: #finding-3 or #place-3.
const linked = /^#(?:finding|place)-(\d+)$/.exec(location.hash);
if (linked && cards[linked[1] - 1] && isShown(linked[1] - 1)) select(linked[1] - 1, "list");
