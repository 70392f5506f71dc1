import { expect, test } from 'vitest';
import { useBrowser } from './in-browser';

const { open } = useBrowser();

test('the fast matcher agrees with the browser on every kind of selector', async () => {
  const page = await open(`<header>a</header><main id="main" class="x related-box"><header class="sidebar">b</header>
    <nav>c</nav><div class="gutter">d</div><div class="syntaxhighlighter"><p class="gutter line">e</p></div>
    <div role="dialog">f</div><div role="main">g</div><p id="comments">h</p><p data-testid="comment-thread-1">i</p>
    <footer class="entry-footer">j</footer></main><footer>k</footer>`);
  const differing = await page.evaluate(() => {
    const selectors =
      'nav, #comments, .sidebar, body > header, body > footer, [role="dialog"], .syntaxhighlighter .gutter, ' +
      '[class*="related-"], [data-testid^="comment-thread"], footer.entry-footer';
    const matches = lib.createMatcher(selectors);
    return [...document.querySelectorAll('*')]
      .filter((element) => matches(element) !== element.matches(selectors))
      .map((element) => element.outerHTML);
  });
  expect(differing).toEqual([]);
});
