import type { Line } from './line.ts';

interface Reply {
  type: 'success' | 'exception';
  result: { value: string };
  exceptionDetails?: { text: string };
}

/**
 * Firefox' own window, with all its rights (`--remote-allow-system-access`): gestures that belong to the browser, and
 * what WebDriver BiDi has no command for.
 */
export class ChromeWindow {
  readonly #line: Line;
  #context: Promise<string> | undefined;

  constructor(line: Line) {
    this.#line = line;
  }

  /**
   * Runs the body of an asynchronous function in the window, and gives what it returns.
   * @param body - JavaScript; it finds `args`, and the window's own globals: `gBrowser`, `WebExtensionPolicy`.
   * @param args - Goes over the line as JSON, as the result does.
   */
  async run(body: string, args: unknown = null): Promise<unknown> {
    const call = `async (json) => JSON.stringify((await (async (args) => { ${body} })(JSON.parse(json))) ?? null)`;
    return JSON.parse(await this.#call(call, [{ type: 'string', value: JSON.stringify(args) }]));
  }

  /**
   * Runs the body of a function that goes on calling `tell(text)`; what it says arrives as a message of this channel.
   * @see https://w3c.github.io/webdriver-bidi/#event-script-message
   */
  async listen(channel: string, body: string): Promise<void> {
    await this.#call(`(tell) => { ${body}; return ''; }`, [{ type: 'channel', value: { channel } }]);
  }

  async #call(functionDeclaration: string, args: unknown[]): Promise<string> {
    this.#context ??= this.#findContext();
    const reply = (await this.#line.command('script.callFunction', {
      functionDeclaration,
      arguments: args,
      target: { context: await this.#context },
      awaitPromise: true,
    })) as Reply; // as WebDriver BiDi has it
    if (reply.type === 'exception') throw new Error(`In Firefox' window: ${reply.exceptionDetails?.text ?? ''}`);
    return reply.result.value;
  }

  async #findContext(): Promise<string> {
    const { contexts } = (await this.#line.command('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
      contexts: { context: string; url: string }[];
    }; // as WebDriver BiDi has it
    const main = contexts.findLast(({ url }) => url === 'chrome://browser/content/browser.xhtml');
    if (main === undefined) throw new Error('Firefox shows no window');
    return main.context;
  }
}
