/* global chrome, shipping, tokens, drawerStyles, importScripts */
if (typeof importScripts === 'function') importScripts('shipping.js'); // Firefox lists it in the manifest

const calls = [];
const answers = {
  pageShown: { ok: true, value: { marks: [], hidden: false, shortcut: 'Alt+Shift+K' } },
  hidePage: { ok: true, value: null },
  requestDrawer: { ok: true, value: { ticket: 'ticket-1' } },
  drawerBlocked: { ok: true, value: null },
};
/** Marks that a tab was told of besides those of `pageShown`. */
const told = [];
/** The test reads and writes these through the worker. */
globalThis.standIn = { calls, answers, told };

/** Places are found by the shipping code, on what the overlay says of its page. */
const placing = shipping.createPlacing();
const found = {
  async placeMarks({ page, ids }) {
    const marks = [...answers.pageShown.value.marks, ...told].filter(({ id }) => ids.includes(id));
    return { ok: true, value: { places: await placing.place(page, marks) } };
  },
  readStyles: async ({ of }) => ({
    ok: true,
    value: { css: of === 'drawer' ? drawerStyles : shipping.highlightRules(tokens, of, true) },
  }),
  describePlace: async () => ({ ok: true, value: { descriptor: null } }),
};

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message.docketCall === undefined) return false;
  calls.push(message);
  const finding = found[message.docketCall]?.(message.ask);
  if (finding === undefined) answer(answers[message.docketCall]);
  else void finding.then(answer);
  return finding !== undefined;
});
