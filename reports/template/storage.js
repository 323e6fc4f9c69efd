// Decisions are kept in the browser under the address of their page, in the format in which they are exported.
const storageKey = (address) => `copydesk-decisions ${new URL(address, location.href).href.replace(/[?#].*$/, "")}`;

const stored = (address) => {
  try {
    return JSON.parse(localStorage.getItem(storageKey(address)));
  } catch {
    return null;
  }
};

// Says whether the browser keeps it; null forgets.
const store = (address, value) => {
  try {
    if (value === null) localStorage.removeItem(storageKey(address));
    else localStorage.setItem(storageKey(address), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};
