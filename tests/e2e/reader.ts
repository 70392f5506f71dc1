import type { Frame, Locator, Page } from 'playwright-core';

/** What a reader does on a page with Docket, by the means that a reader has: mouse, keys, and what is written on things. */
export class Reader {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a page and waits until Docket is on it. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('docket-overlay').waitFor({ state: 'attached' });
  }

  /** Selects the first place where the text stands, by dragging the mouse over it. */
  async select(text: string): Promise<void> {
    const ends = await this.page.evaluate((wanted) => {
      document.getSelection()?.removeAllRanges(); // words that are selected already would be dragged away
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.nodeValue?.indexOf(wanted) ?? -1;
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const rects = [...range.getClientRects()];
        const [first, last] = [rects.at(0), rects.at(-1)];
        if (first === undefined || last === undefined) continue; // not on the screen
        return {
          from: { x: first.left, y: first.top + first.height / 2 },
          to: { x: last.right, y: last.top + last.height / 2 },
        };
      }
      return null;
    }, text);
    if (ends === null) throw new Error(`"${text}" does not stand on the page`);
    await this.page.mouse.move(ends.from.x, ends.from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(ends.to.x, ends.to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The small toolbar at the selection; only the end-to-end build lets a test look into it. */
  toolbarButton(name: string): Locator {
    return this.page.getByRole('toolbar').getByRole('button', { name });
  }

  /** Selects and asks with the toolbar: two clicks so far. */
  async askAbout(text: string): Promise<Drawer> {
    await this.select(text);
    await this.toolbarButton('Ask').click();
    return this.drawer();
  }

  /** The open drawer, once it shows something. Found among the tab's frames, so it may lie in a closed shadow root. */
  async drawer(): Promise<Drawer> {
    const frame = await frameOf(this.page, (url) => url.includes('/drawer.html'));
    await frame.getByRole('tablist').waitFor();
    return new Drawer(frame);
  }

  badge(section: string): Locator {
    return this.page.locator('docket-overlay').getByRole('button', { name: section });
  }

  /** The texts that are highlighted now, in the order of the page. */
  highlights(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('docket'))
        .flatMap(([, highlight]) => [...highlight])
        .map((range) => {
          const copy = document.createRange();
          copy.setStart(range.startContainer, range.startOffset);
          copy.setEnd(range.endContainer, range.endOffset);
          return copy.toString();
        }),
    );
  }
}

/** The drawer as its reader uses it. */
export class Drawer {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  get words(): Locator {
    return this.frame.getByRole('textbox').first();
  }

  /** The state of what was sent, as its chip says it. */
  get delivery(): Locator {
    return this.frame.getByTestId('delivery');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name });
  }

  /** Closes the drawer over its page. Its frame is gone then, so the click itself may never be reported as done. */
  async close(): Promise<void> {
    const gone = this.frame.page().waitForEvent('framedetached', { predicate: (frame) => frame === this.frame });
    this.button('Close')
      .first()
      .click()
      .catch(() => {}); // what counts is that the frame goes
    await gone;
  }

  /** Sends what is typed, in the tab in front: only there keys reach a field. */
  async send(words: string): Promise<void> {
    await this.frame.page().bringToFront();
    await this.words.fill(words);
    await this.frame.getByTestId('send').click();
  }
}

/** The drawer in a tab of its own, where its page keeps it from running over it. */
export async function drawerIn(tab: Page): Promise<Drawer> {
  await tab.getByRole('tablist').waitFor();
  return new Drawer(tab.mainFrame());
}

async function frameOf(page: Page, wanted: (url: string) => boolean): Promise<Frame> {
  const there = () => page.frames().find((frame) => wanted(frame.url()));
  return there() ?? page.waitForEvent('framenavigated', { predicate: (frame) => wanted(frame.url()) });
}
