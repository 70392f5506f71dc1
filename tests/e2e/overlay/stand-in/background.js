/* global chrome, anchoring, importScripts */
if (typeof importScripts === 'function') importScripts('anchoring.js'); // Firefox lists it in the manifest

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
const found = {
  placeMarks({ outline, ids }) {
    const search = new anchoring.PageSearch(anchoring.indexPage(outline));
    const marks = [...answers.pageShown.value.marks, ...told].filter(({ id }) => ids.includes(id));
    const places = marks.map(({ id, anchor }) => {
      const { outcome, at, section } = anchoring.placeAnchor(search, anchor);
      return { id, outcome, at, heading: section.heading };
    });
    return { ok: true, value: { places } };
  },
  describePlace: () => ({ ok: true, value: { descriptor: null } }),
};

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message.docketCall === undefined) return;
  calls.push(message);
  answer(found[message.docketCall]?.(message.ask) ?? answers[message.docketCall]);
});
