import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from './in-browser';

const { open } = useBrowser();

const cloudPage = (title: string, text: string) =>
  `<h1 data-testid="title-text">${title}</h1><div class="ak-renderer-document"><h2>${text} section</h2><p>${text}</p></div>`;

const CLOUD = `<meta name="ajs-cloud-id" content="c"><meta name="ajs-context-path" content="/wiki">
<body id="com-atlassian-confluence"><div data-testid="page-content-only">${cloudPage('First', 'One')}</div>`;

/** Watches from a page's own address on and notes what is told. */
async function watchFrom(page: Page, path: string): Promise<void> {
  await page.evaluate((start) => {
    history.replaceState(null, '', start);
    const told: string[] = [];
    const ended = new AbortController();
    lib.watchPage(
      window,
      {
        left: () => told.push('left'),
        shown: (seen) =>
          told.push(
            seen.kind === 'none' ? seen.why : `${seen.pageId} ${seen.title}: ${lib.headingsOf(seen)[0]?.text ?? ''}`,
          ),
        changed: () => told.includes('changed') || told.push('changed'),
      },
      ended.signal,
    );
    Object.assign(globalThis, { told, ended });
  }, path);
}

const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told); // put there by `watchFrom`
const waitFor = (page: Page, line: string) =>
  page.waitForFunction((wanted) => (globalThis as unknown as { told: string[] }).told.includes(wanted), line); // as above

test('the page that is there is told at once', async () => {
  const page = await open(CLOUD);
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  expect(await told(page)).toEqual(['1 First: One section']);
});

test('after a move without reload the former page is taken off first, and the next one is told only when it stands there', async () => {
  const page = await open(CLOUD);
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  await page.evaluate(() => history.pushState(null, '', '/wiki/spaces/HB/pages/2/Second'));
  expect(await told(page)).toEqual(['1 First: One section', 'left']);
  await page.evaluate(
    (html) => {
      const content = document.querySelector('[data-testid="page-content-only"]');
      if (content !== null) content.innerHTML = html;
    },
    cloudPage('Second', 'Two'),
  );
  await waitFor(page, '2 Second: Two section');
  expect(await told(page)).toEqual(['1 First: One section', 'left', '2 Second: Two section']);
});

test('a page that renders late is told when its text is there', async () => {
  const page = await open(CLOUD.replace(/<h1[\s\S]*<\/p><\/div>/, ''));
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  expect(await told(page)).toEqual(['no-content']);
  await page.evaluate(
    (html) => {
      document.querySelector('[data-testid="page-content-only"]')?.insertAdjacentHTML('beforeend', html);
    },
    cloudPage('First', 'One'),
  );
  await waitFor(page, '1 First: One section');
});

test('a fragment is no move, and a change in the text is told as one', async () => {
  const page = await open(CLOUD);
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  await page.evaluate(() => {
    location.hash = '#One-section';
    document.querySelector('.ak-renderer-document')?.append('More.');
  });
  await waitFor(page, 'changed');
  expect(await told(page)).toEqual(['1 First: One section', 'changed']);
});

test('content that the page draws anew is told again', async () => {
  const page = await open(CLOUD);
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  await page.evaluate(
    (html) => {
      const content = document.querySelector('[data-testid="page-content-only"]');
      if (content !== null) content.innerHTML = html;
    },
    cloudPage('First', 'One and a half'),
  );
  await waitFor(page, '1 First: One and a half section');
});

test('sections that are added later are sections all the same', async () => {
  const page = await open(CLOUD);
  const texts = await page.evaluate(() => {
    const seen = lib.recognise(document, new URL('https://harbour.example/wiki/spaces/HB/pages/1/First'));
    if (seen.kind === 'none') return seen.why;
    seen.contentRoot.insertAdjacentHTML('beforeend', '<h2>Late section</h2><p>Words.</p>');
    const sections = lib.readSections(lib.readText(seen.contentRoot, seen.added), lib.headingsOf(seen));
    return sections.map(({ path }) => path.join());
  });
  expect(texts).toEqual(['One section', 'Late section']);
});

test('nothing is told after the end', async () => {
  const page = await open(CLOUD);
  await watchFrom(page, '/wiki/spaces/HB/pages/1/First');
  await page.evaluate(() => {
    (globalThis as unknown as { ended: AbortController }).ended.abort(); // put there by `watchFrom`
    history.pushState(null, '', '/wiki/spaces/HB/pages/2/Second');
    document.querySelector('.ak-renderer-document')?.append('More.');
  });
  expect(await told(page)).toEqual(['1 First: One section']);
});
