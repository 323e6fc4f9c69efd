// Which findings show, how many of them are decided, and what can be accepted together.
const kindButtons = all("#filters button[data-kind]");
const onlyUndecided = byId("hide-decided");
const isOn = (button) => button.getAttribute("aria-pressed") === "true";
const severityOf = (i) => cards[i].closest(".group").dataset.severity;
const severities = findings.map((_, i) => severityOf(i));
const families = findings.map((_, i) => cards[i].dataset.family);

const switchedOff = () => new Set(kindButtons.filter((button) => !isOn(button)).map((button) => button.dataset.kind));

const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;
const showProgress = () => {
  const off = switchedOff();
  const counted = inOrder.filter((i) => !off.has(severities[i]));
  const done = counted.filter((i) => decided[i] !== null).length;
  byId("progress-text").textContent = `${done} of ${counted.length} decided`;
  Object.assign(byId("decided"), { max: Math.max(1, counted.length), value: done });
  for (const group of groups) {
    const own = inOrder.filter((i) => severities[i] === group.dataset.severity);
    const left = own.filter((i) => decided[i] === null).length;
    group.querySelector(".left").textContent = left ? `${left} of ${own.length} left` : "done";
  }
  return { done, total: counted.length };
};

// Lines to delete, of which the sure ones need no look at each. Advice is no reason to delete anything.
const sureFrom = 90; // percent of confidence
const isLeftover = (i) => families[i] === "boilerplate" && severities[i] !== "advice" && suggestionsOf(i)[0][2] === "";
const isSure = (i) => isSafe(i) || findings[i].percent >= sureFrom;
const showTogether = () => {
  const open = shownInOrder().filter((i) => decided[i] === null && suggestionsOf(i).length);
  const leftovers = open.filter(isLeftover);
  const sets = [
    [open.filter(isSafe), (n) => `Accept ${plural(n, "safe correction", "safe corrections")}`],
    [leftovers.filter(isSure), (n) => `Delete ${n} sure leftovers`],
    [leftovers.filter((i) => !isSure(i)), (n) => `Delete ${n} likely leftovers`],
  ];
  const buttons = sets.flatMap(([which, label]) => {
    if (which.length < 2) return [];
    const button = element("button", "", label(which.length));
    button.type = "button";
    button.addEventListener("click", () => act(new Map(which.map((i) => [i, acceptance(i)]))));
    return [button];
  });
  byId("together").replaceChildren(...buttons);
  byId("together").hidden = !buttons.length;
};

const applyFilters = (which = findings.keys()) => {
  const off = switchedOff();
  for (const i of which) {
    const kindOff = off.has(families[i]) || off.has(severities[i]);
    const hide = kindOff || (isOn(onlyUndecided) && decided[i] !== null);
    cards[i].hidden = hide;
    for (const mark of marks[i]) {
      mark.classList.toggle("off", kindOff && decided[i] === null);
      if (hide) mark.firstChild.tabIndex = -1;
      else mark.firstChild.removeAttribute("tabindex");
    }
  }
  for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
  const any = groups.some((group) => !group.hidden);
  const none = byId("none");
  none.hidden = any;
  none.textContent = findings.length ? "Nothing to show with these filters." : "Nothing found. The article is clean.";
  if (current >= 0 && !isShown(current)) unselect();
};
