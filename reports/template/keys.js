// The keyboard. Keys without Ctrl or Alt can be switched off, since some readers speak or press them by chance.
const help = byId("help-dialog"), singleKeys = byId("single-keys");
try {
  singleKeys.checked = localStorage.getItem("copydesk-single-keys") !== "off";
} catch {
  // Then they are on.
}
singleKeys.addEventListener("change", () => {
  try {
    localStorage.setItem("copydesk-single-keys", singleKeys.checked ? "on" : "off");
  } catch {
    // Then it holds for this visit.
  }
});
byId("help").addEventListener("click", () => help.showModal());
byId("help-close").addEventListener("click", () => help.close());

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => perform("accept"),
  e: () => perform("edit"),
  x: () => perform("reject"),
  A: () => perform("accept-rule"),
  X: () => perform("reject-rule"),
  u: () => back(),
  U: () => forth(),
  v: () => switchView(),
  "?": () => help.showModal(),
};
for (let digit = 1; digit <= 9; ++digit) keys[digit] = () => perform("choose", digit - 1);

const isField = (node) => node.matches?.("textarea, select, input:not([type=checkbox])");
const isControl = (node) => node.closest?.("button, a, summary, input, label, dialog");

const escape = () => {
  if (isEditing()) {
    openActions(current);
    cards[current].focus({ preventScroll: true });
  } else if (byId("menu").open) {
    byId("menu").open = false;
    byId("menu").firstElementChild.focus();
  } else unselect();
};
document.addEventListener("keydown", (event) => {
  if (help.open || event.isComposing) return;
  const undoing = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
  if (undoing && !isField(event.target)) {
    event.preventDefault();
    return event.shiftKey ? forth() : back();
  }
  if (event.key === "Escape") return escape();
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  if (event.key === "Enter" && current >= 0 && !isControl(event.target)) {
    event.preventDefault();
    return perform("accept");
  }
  const action = singleKeys.checked && keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
