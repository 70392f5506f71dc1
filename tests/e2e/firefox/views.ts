import type { ChromeWindow } from './chrome-window.ts';

/** A document of the extension that is no tab, so that WebDriver BiDi does not list it. */
export interface View {
  /** The extension's id. */
  id: string;
  /** The background is woken when it sleeps; the popup of the icon is waited for. */
  type: 'background' | 'popup';
}

/** What a script comes to in the view, with a gesture. A promise is awaited, and the result travels as JSON. */
export async function evaluateInView(window: ChromeWindow, view: View, source: string): Promise<unknown> {
  const { json } = (await window.run(EVALUATE, { ...view, source })) as { json?: string }; // the script's last line
  return json === undefined ? undefined : JSON.parse(json);
}

/** The document's own rights and globals, and its policy against `eval` does not stop it. */
const INSIDE = `({ name, source }) => {
  const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  const say = (key) => (value) => sendAsyncMessage(name, { [key]: value });
  Cu.exportFunction(say('json'), sandbox, { defineAs: 'docketDone' });
  Cu.exportFunction(say('error'), sandbox, { defineAs: 'docketFailed' });
  const gesture = content.windowUtils.setHandlingUserInput(true);
  const answer = Cu.evalInSandbox(
    '(work) => new Promise((done) => done(work())).then((it) => JSON.stringify(it))' +
      '.then(docketDone, (error) => docketFailed(String(error)))',
    sandbox,
  );
  answer(Cu.exportFunction(() => Cu.evalInSandbox(source, sandbox), sandbox));
  gesture.destruct();
}`;

const EVALUATE = `
  const { extension } = WebExtensionPolicy.getByID(args.id);
  if (args.type === 'background') await extension.wakeupBackground();
  // A popup is loaded in a panel that nobody sees, and then moves into the one that opens.
  const stands = (browser) => args.type === 'background' || browser.closest('panel')?.state === 'open';
  const fits = ({ viewType, xulBrowser }) => viewType === args.type && xulBrowser && stands(xulBrowser);
  const find = () => [...extension.views].find(fits);
  while (find() === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const view = find();
  const { messageManager } = view.xulBrowser;
  const name = 'docket-' + Math.random();
  const answered = new Promise((resolve) => {
    messageManager.addMessageListener(name, function hear({ data }) {
      messageManager.removeMessageListener(name, hear);
      resolve(data);
    });
    view.callOnClose({ close: () => resolve({}) }); // the click on its button may have closed the popup
  });
  const script = ${JSON.stringify(`(${INSIDE})`)} + '(' + JSON.stringify({ name, source: args.source }) + ')';
  messageManager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(script), false);
  const { json, error } = await answered;
  if (error !== undefined) throw new Error(error);
  return { json };`;
