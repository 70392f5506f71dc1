/* global chrome */
const calls = [];
const answers = {
  pageShown: { ok: true, value: { marks: [], hidden: false, shortcut: 'Alt+Shift+K' } },
  hidePage: { ok: true, value: null },
  requestDrawer: { ok: true, value: { ticket: 'ticket-1' } },
  drawerBlocked: { ok: true, value: null },
};
/** The test reads and writes these through the worker. */
globalThis.standIn = { calls, answers };

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message.docketCall === undefined) return;
  calls.push(message);
  answer(answers[message.docketCall]);
});
