"use strict";
// What both pages do with their elements and files.
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const byId = (id) => document.getElementById(id);
const element = (tag, name = "", text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });

const saveFile = (name, content, type) => {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const saveJson = (name, value) => saveFile(name, `${JSON.stringify(value, null, 2)}\n`, "application/json");
