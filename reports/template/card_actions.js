// What the current card offers: one set of buttons, which moves from card to card.
const actions = element("div", "actions");
actions.setAttribute("role", "group");
actions.setAttribute("aria-label", "Decide");
let whyIsOpen = false;

const actionButton = (verb, label, name = "") => {
  const button = element("button", name, label);
  button.type = "button";
  button.dataset.do = verb;
  return button;
};

const choiceButtons = (i) => {
  const row = element("div", "choices");
  suggestionsOf(i).slice(0, 9).forEach((suggestion, choice) => {
    const button = actionButton("choose", "");
    button.dataset.choice = choice;
    button.append(element("kbd", "", String(choice + 1)), ` ${suggestion[2] || "delete"}`);
    const taken = decided[i]?.decision === "accept" && decided[i].replacement === suggestion[2];
    button.setAttribute("aria-pressed", String(taken));
    row.append(button);
  });
  return row;
};

const verbButtons = (i) => {
  const row = element("div", "verbs");
  const add = (verb, label, name) => {
    const button = actionButton(verb, label, name);
    button.setAttribute("aria-pressed", String(decided[i]?.decision === verb));
    row.append(button);
  };
  const count = suggestionsOf(i).length;
  if (count === 1) add("accept", suggestionsOf(i)[0][2] ? "Accept" : "Delete", "main");
  add("edit", "Edit");
  add("reject", "Keep as it is");
  const moves = element("span", "moves");
  for (const [verb, sign, label] of [["previous", "‹", "Previous finding"], ["next", "›", "Next finding"], ["close", "×", "Close"]]) {
    const button = actionButton(verb, sign, verb);
    button.setAttribute("aria-label", label);
    moves.append(button);
  }
  row.append(moves);
  return row;
};

// Undecided findings of the same rule.
const alike = (i) => inOrder.filter((k) => isShown(k) && findings[k].rule === findings[i].rule && decided[k] === null);
const alikeButtons = (i) => {
  const others = alike(i).filter((k) => k !== i).length;
  if (!others) return [];
  const row = element("p", "alike", `${others} more of this rule: `);
  if (suggestionsOf(i).length) row.append(actionButton("accept-rule", "accept all", "link"), " ");
  row.append(actionButton("reject-rule", "keep all", "link"));
  return [row];
};

const whyOf = (i) => {
  const rule = byId(`rule-${findings[i].rule}`);
  if (!rule || rule.childElementCount < 2) return [];
  const details = element("details", "why");
  details.open = whyIsOpen;
  details.append(element("summary", "", "Why"), ...Array.from(rule.children).slice(1).map((node) => node.cloneNode(true)));
  details.addEventListener("toggle", () => (whyIsOpen = details.open));
  return [details];
};

const openActions = (i) => {
  const choices = suggestionsOf(i).length > 1 ? [choiceButtons(i)] : [];
  actions.replaceChildren(...choices, verbButtons(i), ...alikeButtons(i), ...whyOf(i));
  cards[i].append(actions);
};
const closeActions = () => actions.remove();

// A field in place of the buttons; ends with Enter, or Escape.
const openEdit = (i) => {
  const form = element("form", "edit");
  const field = element("textarea");
  field.id = "edit-field";
  field.value = decided[i]?.decision === "edit" ? decided[i].replacement : suggestedEdit(i);
  field.rows = Math.min(6, 1 + Math.floor(field.value.length / 44) + field.value.split("\n").length - 1);
  const label = element("label", "", `In place of “${textAt(...editedSpan(i)).trim().slice(0, 80)}”`);
  label.htmlFor = field.id;
  const buttons = element("div", "verbs");
  const save = element("button", "main", "Save");
  buttons.append(save, actionButton("cancel", "Cancel"), element("span", "hint", "empty: delete it"));
  form.append(label, field, buttons);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(new Map([[i, edition(i, field.value)]]));
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  actions.replaceChildren(form);
  if (!narrow.matches) cards[i].scrollIntoView({ block: "nearest" });
  field.focus({ preventScroll: true });
  field.select();
};
const isEditing = () => actions.querySelector("form") !== null;
