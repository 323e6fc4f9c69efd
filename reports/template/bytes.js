// The article as the file has it. Offsets are bytes of the file, as in the decisions that `copydesk fix` follows.
const review = JSON.parse(byId("review-data").textContent);
const file = Uint8Array.from(atob(review.bytes), (c) => c.charCodeAt(0));
delete review.bytes;

const decoder = new TextDecoder(review.encoding, { ignoreBOM: true });
const textAt = (begin, end) => decoder.decode(file.subarray(begin, end));

// The line end that the file mostly has: a field of the page knows only "\n".
const lineEnd = (() => {
  const text = textAt(0, Math.min(file.length, 1 << 16));
  return text.includes("\r\n") ? "\r\n" : text.includes("\r") && !text.includes("\n") ? "\r" : "\n";
})();

// The five bytes that have no character there are left out, as copydesk does.
const windows1252 = () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const characters = Array.from(new TextDecoder("windows-1252").decode(bytes));
  return new Map(characters.map((c, byte) => [c, byte]).filter(([, b]) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(b)));
};
const singleBytes = review.encoding === "windows-1252" ? windows1252() : null;

// Text as bytes of the file's encoding; undefined where that has no such characters.
const encoded = (text) => {
  if (review.encoding === "UTF-8") return new TextEncoder().encode(text);
  if (singleBytes) {
    const bytes = Array.from(text, (c) => singleBytes.get(c));
    return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes);
  }
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), review.encoding === "UTF-16LE");
  return new Uint8Array(view.buffer);
};

// The file with edits made in it: [{begin, end, bytes}], sorted, without overlap.
const corrected = (edits) => {
  const parts = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(file.subarray(at, edit.begin), edit.bytes);
    at = edit.end;
  }
  parts.push(file.subarray(at));
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    result.set(part, end);
    end += part.length;
  }
  return result;
};
