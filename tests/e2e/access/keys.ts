import { expect } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import type { Reader } from '../reader.ts';

/** What has the focus: its name as it is read aloud, and whether a person sees that it has it. */
export interface Focused {
  where: 'page' | 'overlay' | 'drawer';
  tag: string;
  name: string;
  seen: boolean;
}

/** Everything by keys. Each step looks where the focus is: it may not get lost, nor stand where nobody sees it. */
export class Keys {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async press(key: string, times = 1): Promise<void> {
    const { page } = this.#reader;
    for (let time = 0; time < times; time += 1) await unlessClosed(drawerFrame(page), page.keyboard.press(key));
  }

  async type(words: string): Promise<void> {
    await this.#reader.page.keyboard.type(words);
  }

  /** Puts the cursor before a sentence, as caret browsing does, and selects it with the keys. */
  async select(text: string): Promise<void> {
    await this.#reader.page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const start = node.nodeValue?.indexOf(wanted) ?? -1;
        if (start >= 0) return document.getSelection()?.setBaseAndExtent(node, start, node, start + 1);
      }
      throw new Error(`"${wanted}" does not stand on the page`);
    }, text);
    await this.press('Shift+ArrowRight', text.length - 1);
    // Firefox stops twice where a line wraps.
    for (let wraps = 0; wraps < 3 && (await this.#selected()) !== text; wraps += 1)
      await this.press('Shift+ArrowRight');
  }

  #selected(): Promise<string> {
    return this.#reader.page.evaluate(() => document.getSelection()?.toString() ?? '');
  }

  /** Tab until what has this name has the focus; all on the way must be seen. */
  async tabTo(name: string | RegExp, key = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await this.press(key);
      await expect.poll(() => this.#lostAt()).toBeNull(); // a frame scrolls to what has the focus when it is drawn next
      const focused = await this.focused();
      passed.push(focused.name);
      if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return;
    }
    throw new Error(`${key} does not lead to "${String(name)}", but past ${passed.join(', ')}`);
  }

  /** Waits until what has this name has the focus. */
  async expectFocus(where: Focused['where'], name: string | RegExp): Promise<void> {
    const named = async () => {
      const focused = await this.focused();
      const fits = typeof name === 'string' ? focused.name === name : name.test(focused.name);
      return fits ? { where: focused.where, seen: focused.seen } : focused;
    };
    await expect.poll(named).toEqual({ where, seen: true });
  }

  /** What has the focus where nobody sees it; `null` if all is well. On the page itself that is the page's affair. */
  async #lostAt(): Promise<Focused | null> {
    const focused = await this.focused();
    return focused.where === 'page' || focused.seen ? null : focused;
  }

  async focused(): Promise<Focused> {
    const { page } = this.#reader;
    const frame = drawerFrame(page);
    const inDrawer = await page.evaluate(
      () => document.querySelector('docket-overlay')?.shadowRoot?.activeElement instanceof HTMLIFrameElement,
    );
    const there = inDrawer && frame !== undefined ? await unlessClosed(frame, readFocus(frame)) : null;
    if (there !== null) return { where: 'drawer', ...there };
    const read = await readFocus(page.mainFrame());
    return read.inOverlay ? { where: 'overlay', ...read } : { where: 'page', ...read };
  }
}

function drawerFrame(page: Page): Frame | undefined {
  return page.frames().find((one) => one.url().includes('/drawer.html'));
}

/** What the browser answers; `null` once the drawer has closed, for then it may never answer what was asked before. */
async function unlessClosed<T>(drawer: Frame | undefined, asked: Promise<T>): Promise<T | null> {
  if (drawer === undefined) return asked;
  const page = drawer.page();
  let left = (_: Frame): void => undefined;
  const closed = new Promise<null>((resolve) => {
    left = (frame) => {
      if (frame === drawer) resolve(null);
    };
    page.on('framedetached', left);
    if (drawer.isDetached()) resolve(null);
  });
  const answered = asked.catch((error: unknown) => {
    if (drawer.isDetached()) return null;
    throw error;
  });
  try {
    return await Promise.race([answered, closed]);
  } finally {
    page.off('framedetached', left);
  }
}

function readFocus(frame: Frame): Promise<{ tag: string; name: string; seen: boolean; inOverlay: boolean }> {
  return frame.evaluate(() => {
    const inOverlay = document.activeElement?.localName === 'docket-overlay';
    const element = (inOverlay ? document.activeElement?.shadowRoot : document)?.activeElement ?? document.body;
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
    const name = element.getAttribute('aria-label') ?? field?.labels?.[0]?.innerText ?? element.textContent;
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const marked = around.some((one) => {
      const style = one && getComputedStyle(one);
      return (
        style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
      );
    });
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const onScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const tag = element.localName;
    return { tag, name: name.trim().replace(/\s+/g, ' '), seen: marked && onScreen && tag !== 'body', inOverlay };
  });
}
