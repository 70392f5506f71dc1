import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchPlainBrowser } from '../plain-browser.ts';
import type { Reader } from '../reader.ts';

interface Seen {
  mutations: string[];
  /** What has moved; of what moved before Docket was there, nothing. */
  shifts: string[];
}

/** From the next page on, notes what becomes of its nodes, and what moves by itself once Docket is there. */
export async function watchNodes(page: Page): Promise<void> {
  await page.route(/\.woff2?(?:\?|$)/, (asked) => asked.abort()); // a theme's own fonts move things when they come
  await page.addInitScript(() => {
    const seen: Seen = { mutations: [], shifts: [] };
    Object.assign(globalThis, { seenOfNodes: seen });
    const isOurs = (node: Node) => node.nodeName.toLowerCase() === 'docket-overlay';
    const nameOf = (node: Node) =>
      node instanceof Element ? `${node.localName}.${[...node.classList].join('.')}` : node.nodeName;
    const note = ({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord) => {
      const others = [...addedNodes, ...removedNodes].filter((it) => !isOurs(it));
      if (isOurs(target) || (type === 'childList' && others.length === 0)) return;
      seen.mutations.push([type, nameOf(target), attributeName, ...others.map((it) => it.nodeName)].join(' '));
    };
    addEventListener('DOMContentLoaded', () => {
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver((records) => {
        if (records.some(({ addedNodes }) => [...addedNodes].some(isOurs))) seen.shifts = [];
        records.forEach(note);
      }).observe(document, all);
    });
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return; // Firefox
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as unknown as { sources: { node: Node | null }[] }; // as the specification has it
        const names = sources.flatMap(({ node }) => (node === null ? [] : nameOf(node)));
        seen.shifts.push(...(names.length > 0 ? names : ['a node that is gone']));
      }
    }).observe({ type: 'layout-shift' });
  });
}

/**
 * No node of the page was added, changed or taken away but by the page itself, and nothing on it has moved; one host
 * element is all there is. What a page does to itself is seen without Docket.
 */
export async function expectUntouched({ page }: Reader): Promise<void> {
  const seen = await seenIn(page);
  const bare = await launchPlainBrowser();
  try {
    const without = await bare.newPage();
    await watchNodes(without);
    await without.goto(page.url(), { waitUntil: 'networkidle' });
    const own = await seenIn(without);
    expect(seen.mutations.filter((one) => !own.mutations.includes(one))).toEqual([]);
    expect(seen.shifts.filter((one) => !own.shifts.includes(one))).toEqual([]);
  } finally {
    await bare.close();
  }
  const ours = 'docket-overlay, [class*="docket"], [id*="docket"]';
  expect(await page.evaluate((them) => document.querySelectorAll(them).length, ours)).toBe(1);
}

const seenIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { seenOfNodes: Seen }).seenOfNodes); // put there above
